'use client'

import { useEffect, useRef, useState } from 'react'
import { useRoom } from '@/lib/client/room'
import type { Stage } from '@/lib/client/stage'
import { drawDensity } from '@/lib/client/surface/draw-density'
import { densityWords } from './density-words'
import styles from './density-strip.module.css'

/** A canvas has neither role nor name of its own. */
const PICTURE = { role: 'img' } as const

/**
 * The whole text at a glance: where annotations cluster, where nobody has been, and which part the window shows. A click leads
 * there. For those who do not see it, it is a picture with its meaning in words.
 */
export function DensityStrip({ stage }: { stage: Stage }) {
  const { told } = useRoom()
  const strip = useRef<HTMLDivElement>(null)
  const [words, setWords] = useState('Where annotations stand in the text')

  useEffect(() => {
    const element = strip.current
    const canvas = element?.querySelector('canvas')
    const frame = element?.querySelector<HTMLElement>('[data-frame]')
    if (!element || !canvas || !frame) return
    const abort = new AbortController()
    const options = { signal: abort.signal, passive: true }
    let [drawing, moving] = [0, 0]
    const lengthOf = () => stage.blocks.all.at(-1)?.end ?? 0
    const draw = () => {
      drawing = 0
      const { shownAnchors } = told.getState().ledger
      drawDensity(canvas, shownAnchors, stage.blocks.all)
      setWords(densityWords(shownAnchors, stage.blocks.all))
    }
    const move = () => {
      moving = 0
      const seen = stage.inView(0)
      const share = (offset: number) => `${(100 * offset) / Math.max(1, lengthOf())}%`
      frame.style.insetBlockStart = share(seen[0]?.start ?? 0)
      frame.style.blockSize = share((seen.at(-1)?.end ?? 0) - (seen[0]?.start ?? 0))
    }
    const drawSoon = () => void (drawing ||= requestAnimationFrame(draw))
    const moveSoon = () => void (moving ||= requestAnimationFrame(move))
    const both = () => {
      drawSoon()
      moveSoon()
    }
    element.addEventListener(
      'click',
      ({ clientY }) => {
        const { top, height } = element.getBoundingClientRect()
        const start = Math.floor(((clientY - top) / height) * lengthOf())
        void import('@/lib/client/surface/scroll-to').then(({ scrollToRange }) =>
          scrollToRange(stage.blocks, { start, end: start + 1 }),
        )
      },
      options,
    )
    window.addEventListener('scroll', moveSoon, options)
    window.addEventListener('resize', both, options)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawSoon, options)
    const stop = told.subscribe((state, before) => {
      if (state.ledger.shownAnchors !== before.ledger.shownAnchors) drawSoon()
    })
    both()
    return () => {
      abort.abort()
      stop()
      cancelAnimationFrame(drawing)
      cancelAnimationFrame(moving)
    }
  }, [stage, told])

  return (
    <div ref={strip} className={styles.strip} data-density="">
      <canvas {...PICTURE} className={styles.canvas} aria-label={words} />
      <div className={styles.frame} data-frame="" />
    </div>
  )
}
