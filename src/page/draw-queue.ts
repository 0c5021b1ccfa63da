/** Cards of a long history are drawn when the browser has nothing better to do, newest first. */

const waiting: (() => void)[] = []
let isScheduled = false

const WITHOUT_IDLE_MS = 40

/** Runs `draw` later; returns how to prevent it. What is asked for last is done first. */
export function drawLater(draw: () => void): () => void {
  waiting.push(draw)
  schedule()
  return () => {
    const at = waiting.indexOf(draw)
    if (at >= 0) waiting.splice(at, 1)
  }
}

function schedule(): void {
  if (isScheduled || waiting.length === 0) return
  isScheduled = true
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 400 })
  else setTimeout(work, WITHOUT_IDLE_MS)
}

/** One card at a time: React draws what it is told of together in one go, however much that is. */
function work(): void {
  isScheduled = false
  waiting.pop()?.()
  schedule()
}
