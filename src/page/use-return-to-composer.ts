/** Brings the caret back to the message box: by Escape from anywhere, by typing where nothing takes it. */

import { useEffect, useRef } from 'react'

export function useReturnToComposer(toComposer: () => void): void {
  const run = useRef(toComposer)
  useEffect(() => {
    run.current = toComposer
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      const isInLog = event.target instanceof Element && event.target.closest('[role="log"]') !== null
      const takesNothing =
        event.target === document.body ||
        (event.target instanceof Element && event.target.getAttribute('role') === 'log')
      const typesSomething = event.key.length === 1 && event.key !== ' '
      if ((event.key === 'Escape' && (isInLog || takesNothing)) || (typesSomething && takesNothing)) {
        run.current()
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
