import type { Page } from '@playwright/test'
import type { SpokenButtons } from '@/lib/client/surface/spoken-buttons'

declare global {
  var spoken: SpokenButtons
  /** The offsets of the blocks whose buttons were pressed. */
  var pressed: number[]
}

/** Gives every block of the page's article a spoken button, drawn by the editor where one stands on it, and waits for them. */
export function speak(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const root = document.getElementById('article') as HTMLElement
    const blocks = new postil.TextBlocks(root)
    const names = new Map(blocks.all.map(({ start }, i) => [start, `Block ${i}: 3 threads`]))
    globalThis.pressed = []
    globalThis.spoken = new postil.SpokenButtons({ onPress: (start) => pressed.push(start) })
    spoken.show(() => names)
    spoken.drawWith('surface' in globalThis ? surface.drawAsides : postil.drawInto(blocks))
    while (root.querySelectorAll('button').length < names.size) await new Promise(requestAnimationFrame)
    return names.size
  })
}
