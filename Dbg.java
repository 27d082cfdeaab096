package io.inquest.checkers.linear;
import io.inquest.checkers.*;
import io.inquest.history.*;
import java.util.*;
public class Dbg { public static void main(String[] a){
  show(142,new RandomHistories.Shape(9,3,1,3,true,0,20,20));
  show(1093,new RandomHistories.Shape(12,4,1,3,false,30,15,20));
 }
 static void show(long seed, RandomHistories.Shape s){
  History h=RandomHistories.of(new SplittableRandom(seed),s);
  for(int i=0;i<h.size();i++) System.out.println(i+" "+h.process(i)+" "+h.type(i)+" "+h.functionName(h.function(i))+" "+h.valueOf(h.value(i))+" "+h.error(i));
  Verdict v=Check.verdict(h); System.out.println(v.findings().get(0).explanation()+v.findings().get(0).details());
 }}
