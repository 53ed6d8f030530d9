import type { z } from 'zod'

/** A place in a schema where text is taken, and the schema that stands there. */
export type TextLeaf = { path: string; schema: z.ZodType }

type Def = {
  type: string
  shape?: Record<string, z.ZodType>
  innerType?: z.ZodType
  element?: z.ZodType
  in?: z.ZodType
  options?: readonly z.ZodType[]
}

/**
 * Every place in a schema where text is taken. What changes or checks a text belongs to it, so its leaf is the outermost schema
 * around it that takes nothing but that text.
 */
export function textLeaves(schema: z.ZodType, path = ''): TextLeaf[] {
  const def = schema._zod.def as unknown as Def
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([key, inside]) =>
        textLeaves(inside, path === '' ? key : `${path}.${key}`),
      )
    case 'array':
      return def.element ? textLeaves(def.element, `${path}.0`) : []
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return def.innerType ? textLeaves(def.innerType, path) : []
    case 'union':
      return (def.options ?? []).flatMap((option) => textLeaves(option, path))
    case 'pipe': {
      const inside = def.in ? textLeaves(def.in, path) : []
      // A text that is transformed; of an object, its own leaves.
      return inside.map((leaf) => (leaf.path === path ? { path, schema } : leaf))
    }
    case 'string':
      return [{ path, schema }]
    default:
      return []
  }
}
