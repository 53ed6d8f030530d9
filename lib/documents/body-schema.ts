import { getSchema } from '@tiptap/core'
import { bodyExtensions } from './body-extensions'

/** The only schema of annotation bodies. */
export const bodySchema = getSchema(bodyExtensions)
