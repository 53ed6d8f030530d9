import path from 'node:path'

/** The project's folder. */
export const root = path.join(import.meta.dirname, '..')

/** Where this installation keeps its data and its secret: POSTIL_DATA, or `.postil` in the project. */
export function dataFolder() {
  return path.resolve(root, process.env.POSTIL_DATA || '.postil')
}
