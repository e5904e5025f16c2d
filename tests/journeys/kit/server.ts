import type { TestProject } from 'vitest/node'
import { dataFolder, startServer } from '../../kit/installation.ts'

/** The real server, as `npm start` runs it, on a data folder that is thrown away. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = dataFolder('journey')
  const server = await startServer({ dataDir: data.path })
  project.provide('address', server.address)
  project.provide('dataDir', data.path)
  const loaded = dataFolder('loaded')
  project.provide('loaded', loaded.path)
  return async () => {
    await server.stop()
    data.remove()
    loaded.remove()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server answers: http://localhost:12345 */
    address: string
    dataDir: string
    /** Where data folders fresh from their first start are kept, one a moment (clocked.ts). */
    loaded: string
  }
}
