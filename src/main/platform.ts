import { access } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { findRoot } from '#contexts/directory/public.ts'
import { createSignIn, type SignIn, useSignIn } from '#platform/access/sign-in/sign-in.ts'
import type { Config } from '#platform/config.ts'
import { connect, type Database, transact } from '#platform/db/database.ts'
import { useFiles } from '#platform/files/folder.ts'
import { setRootPath } from '#platform/http/pipeline.ts'
import { createServer } from '#platform/http/server.ts'
import { startWorker, type Worker } from '#platform/jobs/worker.ts'
import { gatewayProvider, outboxOnly, useSms } from '#platform/notify/sms.ts'
import { openKeys, useKeys } from '#platform/privacy/keys.ts'
import { contexts } from './contexts.ts'
import { declareAll } from './declare.ts'
import { type Installation, logFile } from './installation.ts'
import { servePages } from './pages.ts'
import { roles } from './roles.ts'

export type World = { config: Config; db: Database; signIn: SignIn; close(): Promise<void> }

/** What server and commands share once the database is open: pool, keys, files, roles, sign-in. */
export async function openWorld(config: Config, { urls }: Installation): Promise<World> {
  const db = connect(urls.app)
  useKeys(openKeys(config.dataDir, { hasData: await hasData(db) }))
  useFiles(config.dataDir)
  useSms(config.sms ? gatewayProvider(config.sms) : outboxOnly)
  declareAll()
  const signIn = createSignIn({ authUrl: urls.auth, dataDir: config.dataDir, db, roles, now: config.now })
  useSignIn(signIn)
  return {
    config,
    db,
    signIn,
    close: async () => {
      await signIn.close()
      await db.destroy()
    },
  }
}

const hasData = (db: Database): Promise<boolean> =>
  transact(db, { reach: 'all' }, async (tx) => {
    const found = await tx
      .selectFrom('directory.person')
      .select('id')
      .where('sealed', 'is not', null)
      .limit(1)
      .execute()
    return found.length > 0
  })

export type Running = { app: FastifyInstance; worker: Worker }

/** The HTTP server and the worker, ready to answer. */
export async function startServing(world: World, { urls }: Installation, pagesFolder: string): Promise<Running> {
  const { config, db, signIn } = world
  const root = await transact(db, { reach: 'all' }, (tx) => findRoot(tx))
  if (root) setRootPath(root.path)
  const logger = { level: 'warn', file: logFile(config.dataDir, 'server.log') }
  const { now, address } = config
  const app = await createServer({ db, contexts, now, whoIs: (request) => signIn.whoIs(request), logger, address })
  signIn.register(app)
  app.get('/health/live', async () => ({ live: true }))
  app.get('/health/ready', async (_, reply) => {
    const problem = await whatIsMissing(config, db)
    return problem ? reply.code(503).send({ ready: false, step: problem }) : { ready: true }
  })
  await servePages(app, pagesFolder)
  await app.ready()
  const onFailure = (name: string, problem: unknown) => app.log.error({ err: problem, job: name }, 'job failed')
  return { app, worker: await startWorker({ db, ownerUrl: urls.owner, contexts, now, onFailure }) }
}

const DATABASE_PATIENCE_MS = 2_000

async function whatIsMissing({ dataDir }: Config, db: Database): Promise<string | undefined> {
  try {
    const slow = pause(DATABASE_PATIENCE_MS, 'slow' as const, { ref: false })
    const answer = await Promise.race([sql`select 1`.execute(db), slow])
    if (answer === 'slow') return '数据库没有及时应答'
    await access(dataDir)
    return undefined
  } catch (problem) {
    return `数据库或数据目录暂时不可用（${(problem as { code?: string }).code ?? '原因不明'}）`
  }
}
