import { useSyncExternalStore } from 'react'

/** A sentence about what has just happened, with at most one thing that can be done about it. */
export type Toast = { text: string; action?: { label: string; run: () => void } }
export type ShownToast = Toast & { id: number }

/** More than this many at once nobody reads; the oldest goes. */
const MOST = 3

const NONE: ShownToast[] = []
const listeners = new Set<() => void>()
let shown = NONE
let lastId = 0

/** Shows a toast, announced politely; returns what takes it away again before its time. */
export function showToast(toast: Toast): () => void {
  lastId += 1
  const id = lastId
  change([...shown, { ...toast, id }].slice(-MOST))
  return () => dismissToast(id)
}

/** Takes a toast away; nothing happens when it has gone already. */
export function dismissToast(id: number): void {
  if (shown.some((toast) => toast.id === id)) change(shown.filter((toast) => toast.id !== id))
}

/** The toasts on screen, oldest first. */
export function useToasts(): ShownToast[] {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => NONE,
  )
}

function change(next: ShownToast[]): void {
  shown = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
