// Times Porcupine on histories of registers as Inquest writes them: history.jsonl, one JSON object a line.
//
//	porcupine-peer FILE SECONDS
//
// prints one line: the result (Ok, Illegal, Unknown), the nanoseconds that the check alone took, and the most bytes
// that the process held.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/anishathalye/porcupine"
)

type event struct {
	Type    string          `json:"type"`
	Process json.RawMessage `json:"process"`
	F       string          `json:"f"`
	Key     string          `json:"key"`
	Value   json.RawMessage `json:"value"`
	Error   string          `json:"error"`
}

// The register holds nothing at first.
const nothing = int64(-1)

type input struct {
	f    byte
	key  string
	a, b int64
}

type outcome byte

const (
	ok outcome = iota
	refused
	unknown
)

type output struct {
	outcome outcome
	value   int64
}

func model() porcupine.Model {
	return porcupine.Model{
		PartitionEvent: partition,
		Init:           func() interface{} { return nothing },
		Step: func(state, in, out interface{}) (bool, interface{}) {
			held, i, o := state.(int64), in.(input), out.(output)
			switch i.f {
			case 'r':
				return held == o.value, held
			case 'w':
				return true, i.a
			}
			if o.outcome == refused {
				return held != i.a, held
			}
			if held == i.a {
				return true, i.b
			}
			return o.outcome == unknown, held
		},
		Hash: func(state interface{}) uint64 { return uint64(state.(int64)+2) * 0x9e3779b97f4a7c15 },
	}
}

func partition(history []porcupine.Event) [][]porcupine.Event {
	part := map[string]int{}
	partOf := map[int]int{}
	var parts [][]porcupine.Event
	for _, e := range history {
		if e.Kind == porcupine.CallEvent {
			key := e.Value.(input).key
			p, known := part[key]
			if !known {
				p = len(parts)
				part[key] = p
				parts = append(parts, nil)
			}
			partOf[e.Id] = p
		}
		p := partOf[e.Id]
		parts[p] = append(parts[p], e)
	}
	return parts
}

func integer(raw json.RawMessage) int64 {
	if len(raw) == 0 || string(raw) == "null" {
		return nothing
	}
	n, err := strconv.ParseInt(string(raw), 10, 64)
	check(err)
	return n
}

func inputOf(e event) input {
	i := input{f: e.F[0], key: e.Key}
	if e.F == "cas" {
		var pair [2]int64
		check(json.Unmarshal(e.Value, &pair))
		i.a, i.b = pair[0], pair[1]
	} else {
		i.a = integer(e.Value)
	}
	return i
}

// A call of which nobody knows whether it happened returns at the end, where an update that did not happen does no
// harm; a read of that kind says nothing, as a call that certainly did not happen says nothing. A refused cas has read.
func read(path string) []porcupine.Event {
	file, err := os.Open(path)
	check(err)
	defer file.Close()
	var events []porcupine.Event
	type call struct {
		at int
		in input
	}
	open := map[string]call{}
	drop := map[int]bool{}
	id := 0
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e event
		check(json.Unmarshal(lines.Bytes(), &e))
		process := string(e.Process)
		if e.Type == "invoke" {
			in := inputOf(e)
			open[process] = call{len(events), in}
			events = append(events, porcupine.Event{Kind: porcupine.CallEvent, Value: in, Id: id})
			id++
			continue
		}
		c := open[process]
		switch {
		case e.Type == "info":
			continue
		case e.Type == "fail" && (e.F != "cas" || e.Error != "mismatch"):
			drop[events[c.at].Id] = true
		case e.Type == "fail":
			events = append(events, ret(events[c.at].Id, output{outcome: refused}))
		case e.F == "read":
			events = append(events, ret(events[c.at].Id, output{value: integer(e.Value)}))
		default:
			events = append(events, ret(events[c.at].Id, output{}))
		}
		delete(open, process)
	}
	check(lines.Err())
	var left []call
	for _, c := range open {
		left = append(left, c)
	}
	sort.Slice(left, func(i, j int) bool { return left[i].at < left[j].at })
	for _, c := range left {
		if c.in.f == 'r' {
			drop[events[c.at].Id] = true
		} else {
			events = append(events, ret(events[c.at].Id, output{outcome: unknown}))
		}
	}
	kept := events[:0]
	for _, e := range events {
		if !drop[e.Id] {
			kept = append(kept, e)
		}
	}
	return kept
}

func ret(id int, out output) porcupine.Event {
	return porcupine.Event{Kind: porcupine.ReturnEvent, Value: out, Id: id}
}

// In bytes; 0 where the system does not say.
func mostMemory() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for _, line := range strings.Split(string(status), "\n") {
		if strings.HasPrefix(line, "VmHWM:") {
			kib, _ := strconv.ParseInt(strings.Fields(line)[1], 10, 64)
			return kib * 1024
		}
	}
	return 0
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "porcupine-peer:", err)
		os.Exit(1)
	}
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: porcupine-peer FILE SECONDS")
		os.Exit(2)
	}
	seconds, err := strconv.Atoi(os.Args[2])
	check(err)
	events := read(os.Args[1])
	start := time.Now()
	result := porcupine.CheckEventsTimeout(model(), events, time.Duration(seconds)*time.Second)
	nanos := time.Since(start).Nanoseconds()
	fmt.Printf("result=%s nanos=%d bytes=%d\n", result, nanos, mostMemory())
}
