import type { Page } from '@playwright/test'
import type { Surface } from '@/lib/client/surface/mount-surface'

declare global {
  var surface: Surface
}

/** Mounts the surface over the page's article; what it missed, and the document it has read. */
export function mount(page: Page): Promise<{ misses: number; json: unknown }> {
  return page.evaluate(async () => {
    const root = document.getElementById('article') as HTMLElement
    globalThis.surface = await new Promise((resolve) => {
      postil.loadSurface(root, { onMount: resolve })
    })
    return { misses: surface.misses, json: surface.editor.getJSON() }
  })
}
