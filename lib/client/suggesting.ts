import type { AnnotationStore } from '@/lib/client/annotation-store'
import type { AnnotationsApi, Asked, Person } from '@/lib/client/annotations-api'

/** What is offered while somebody types; nothing where the server cannot be asked. */
export type Suggesting = ReturnType<typeof createSuggesting>

/** The suggestions of one room. */
export function createSuggesting(store: AnnotationStore, api: AnnotationsApi) {
  return {
    /** Members who could read what is being written, and whose name holds what was typed. */
    people: async (asked: Asked): Promise<readonly Person[]> => {
      const result = await api.people(store.getState().reading.id, asked)
      return result.ok ? result.data.people : []
    },
    /** Tags in use that begin as what was typed, the most used first. */
    tags: async (typed: string): Promise<readonly string[]> => {
      const result = await api.tags(store.getState().reading.id, typed)
      return result.ok ? result.data.tags : []
    },
  }
}
