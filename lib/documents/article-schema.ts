import { getSchema } from '@tiptap/core'
import { articleExtensions } from './article-extensions'

/** The only schema of articles: importers, validation, rendering and the surface all stand on it. */
export const articleSchema = getSchema(articleExtensions)
