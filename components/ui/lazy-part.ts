import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'

/**
 * A component that is fetched when it is first drawn, or before by calling `load`. Where it cannot be fetched (the
 * network is gone, the server has moved on) `otherwise` stands in its place until the page is loaded again.
 */
export function lazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
  otherwise: ComponentType<Props>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await load().catch(() => otherwise) }))
}
