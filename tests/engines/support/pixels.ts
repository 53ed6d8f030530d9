import type { Window } from './engine'

/** A rectangle of the window, in CSS pixels. */
export type Box = { left: number; top: number; right: number; bottom: number }

/**
 * How many pixels two pictures of the window differ in, inside and outside of some boxes, which are taken two pixels wider.
 * The browser itself decodes them.
 */
export function changedPixels(
  window: Window,
  given: { before: string; after: string; boxes: readonly Box[] },
): Promise<{ inside: number; outside: number }> {
  return window.evaluate(async ({ before, after, boxes }) => {
    const decode = async (png: string) => {
      const image = new Image()
      image.src = `data:image/png;base64,${png}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const context = canvas.getContext('2d') as CanvasRenderingContext2D
      context.drawImage(image, 0, 0)
      return context.getImageData(0, 0, canvas.width, canvas.height)
    }
    const [one, other] = [await decode(before), await decode(after)]
    if (one.width !== other.width || one.height !== other.height)
      throw new Error('The pictures differ in size')
    const isIn = (x: number, y: number) =>
      boxes.some(
        ({ left, top, right, bottom }) => x >= left - 2 && x <= right + 2 && y >= top - 2 && y <= bottom + 2,
      )
    const count = { inside: 0, outside: 0 }
    for (let i = 0; i < one.data.length; i += 4) {
      const isSame = [0, 1, 2].every((channel) => one.data[i + channel] === other.data[i + channel])
      if (isSame) continue
      const pixel = i / 4
      count[isIn(pixel % one.width, Math.floor(pixel / one.width)) ? 'inside' : 'outside'] += 1
    }
    return count
  }, given)
}
