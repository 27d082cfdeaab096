; Reads a history of transactions on lists, an EDN map an event, and times Elle's check of it, and nothing else.
; java -cp CLASSPATH clojure.main benchmarks/elle/check.clj FILE
(require '[elle.list-append :as list-append]
         '[jepsen.history :as history]
         '[clojure.edn :as edn]
         '[clojure.java.io :as io])

(defn events [file]
  (with-open [in (java.io.PushbackReader. (io/reader file))]
    (->> (repeatedly #(edn/read {:eof nil} in))
         (take-while some?)
         (mapv history/op))))

(defn most-memory []
  (let [line (some #(re-find #"VmHWM:\s+(\d+)" %) (java.nio.file.Files/readAllLines (java.nio.file.Path/of "/proc/self/status" (into-array String []))))]
    (if line (* 1024 (parse-long (second line))) 0)))

(let [recorded (history/history (events (first *command-line-args*)))
      rounds (atom [])
      begun (System/nanoTime)]
  ; as we are timed: warm, unless a round takes long
  (while (or (< (count @rounds) (if (< (first (conj @rounds 0)) 5e9) 5 2))
             (and (< (count @rounds) 50) (< (- (System/nanoTime) begun) 4e9)))
    (let [start (System/nanoTime)
          result (list-append/check {:consistency-models [:strict-serializable]} recorded)]
      (swap! rounds conj (- (System/nanoTime) start))
      (reset-meta! rounds result)))
  (let [half (sort (drop (quot (count @rounds) 2) @rounds))]
    (println (str "result=" (if (:valid? (meta rounds)) "valid" "invalid")
                  " nanos=" (nth half (quot (count half) 2))
                  " cold=" (first @rounds)
                  " bytes=" (most-memory)))))
(shutdown-agents)
