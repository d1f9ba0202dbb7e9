package lint

import (
	"iter"
	"runtime/debug"
)

// MostWorkers bounds the workers of Ordered: beyond the processors there are, more of them only hold memory.
const MostWorkers = 256

// Ordered applies work to the items of in on a number of workers, at most MostWorkers, and yields
// the results in the order of the items. At most 4×workers items are under
// way at once, so memory stays flat however long in is. A panic in work or in comes
// out in the goroutine that ranges, where it can be recovered from.
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
		workers = min(workers, MostWorkers)
		type job struct {
			item T
			out  chan done[R]
		}
		jobs := make(chan job)
		queue := make(chan chan done[R], 4*workers)
		stop := make(chan struct{})
		defer close(stop)
		for range workers {
			go func() {
				for j := range jobs {
					j.out <- attempt(work, j.item)
				}
			}()
		}
		go func() {
			defer close(queue)
			defer close(jobs)
			defer func() {
				if p := recover(); p != nil {
					out := make(chan done[R], 1)
					out <- done[R]{fault: faultOf(p)}
					select {
					case queue <- out:
					case <-stop:
					}
				}
			}()
			for item := range in {
				out := make(chan done[R], 1)
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
			d := <-out
			if d.fault != nil {
				panic(d.fault)
			}
			if !yield(d.result) {
				return
			}
		}
	}
}

// done is what work returned or panicked with.
type done[R any] struct {
	result R
	fault  *Fault
}

func attempt[T, R any](work func(T) R, item T) (d done[R]) {
	defer func() {
		if p := recover(); p != nil {
			d.fault = faultOf(p)
		}
	}()
	d.result = work(item)
	return d
}

// faultOf is what was recovered, with the stack where it is not known.
func faultOf(p any) *Fault {
	if f, ok := p.(*Fault); ok {
		return f
	}
	return &Fault{Value: p, Stack: debug.Stack()}
}
