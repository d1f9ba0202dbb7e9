package lint

import "iter"

// Ordered applies work to the items of in on a number of workers and yields
// the results in the order of the items. At most 4×workers items are under
// way at once, so memory stays flat however long in is.
func Ordered[T, R any](workers int, in iter.Seq[T], work func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		if workers <= 1 {
			for item := range in {
				if !yield(work(item)) {
					return
				}
			}
			return
		}
		type job struct {
			item T
			out  chan R
		}
		jobs := make(chan job)
		queue := make(chan chan R, 4*workers)
		stop := make(chan struct{})
		defer close(stop)
		for range workers {
			go func() {
				for j := range jobs {
					j.out <- work(j.item)
				}
			}()
		}
		go func() {
			defer close(queue)
			defer close(jobs)
			for item := range in {
				out := make(chan R, 1)
				select {
				case queue <- out:
				case <-stop:
					return
				}
				select {
				case jobs <- job{item, out}:
				case <-stop:
					return
				}
			}
		}()
		for out := range queue {
			if !yield(<-out) {
				return
			}
		}
	}
}
