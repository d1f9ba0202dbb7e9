package main

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// interruption undoes what a run has begun to write when the user ends it. Its
// zero value undoes nothing.
type interruption struct {
	mu      sync.Mutex
	undo    []func()
	signals chan os.Signal
}

// add has undo run before the program ends by an interrupt.
func (i *interruption) add(undo func()) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.undo = append(i.undo, undo)
	if i.signals != nil {
		return
	}
	i.signals = make(chan os.Signal, 1)
	signal.Notify(i.signals, os.Interrupt, syscall.SIGTERM)
	go func(signals chan os.Signal) {
		if _, stopped := <-signals; !stopped {
			return
		}
		i.mu.Lock() // for good: nothing is to be begun any more
		for _, undo := range i.undo {
			undo()
		}
		os.Exit(exitInterrupted)
	}(i.signals)
}

// end leaves an interrupt to the system again.
func (i *interruption) end() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.signals != nil {
		signal.Stop(i.signals)
		close(i.signals)
		i.signals, i.undo = nil, nil
	}
}
