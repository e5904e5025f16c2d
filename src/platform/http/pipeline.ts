import type { z } from 'zod'
import { dateOf } from '#kernel/time.ts'
import { type Actor, holdsAnywhere, mayAt, type Place, reachOf } from '#platform/access/actor.ts'
import type { Permission } from '#platform/access/permission.ts'
import { audit } from '#platform/audit/store.ts'
import { type Database, type Sight, type Tx, transact } from '#platform/db/database.ts'
import { rideEnded } from '#platform/db/driver.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { Contract, Endpoint } from './contract.ts'
import { accessErrors, Refusal } from './errors.ts'
import { answerKept, claimKey, KeyTaken, keepAnswer } from './idempotency.ts'
import { mustBeStorable } from './storable.ts'

/** A file that came with an `upload`, spooled to a temporary path and removed after the call. */
export type UploadedFile = { name: string; path: string; bytes: number }

export type Call = {
  tx: Tx
  actor: Actor
  now: Date
  /** The day in Asia/Shanghai, 'YYYY-MM-DD'. */
  today: string
  requestId: string
  /** Where the request came from; absent in work that no browser asked for. */
  ip?: string
  /** The platform's public address, such as https://wushe.example.cn: for links and codes on paper. */
  address: string
  file?: UploadedFile
  /** Settles permission for the record at hand, or refuses. `notBy`: hands (account ids) that may not do this. */
  allow(place: Place, rule?: { notBy?: readonly (string | null)[] }): void
  /** Settles permission for a list: the area subtrees it must be confined to. */
  reach(): string[]
  /** Settles that this is the caller's own thing, or open to everyone: only where the contract says 'self', 'own' or 'everyone'. */
  own(): string
  /** Whether the actor could do something else there: for buttons, never instead of allow(). */
  may(permission: Permission, place: Place): boolean
  /** Names the record for the audit. */
  about(kind: string, id: string): void
  /** Tells other contexts what happened, in this same transaction. */
  tell(fact: string, payload: Record<string, unknown>): Promise<void>
}
export type Handler<E extends Endpoint> = (input: z.infer<E['input']>, call: Call) => Promise<z.input<E['output']>>
export type Handlers<C extends Contract> = { [K in keyof C['endpoints']]: Handler<C['endpoints'][K]> }

/** `tell`: where facts go instead of the queue; only for who answers them all at once afterwards. */
export type Road = { db: Database; now: () => Date; tell?: typeof enqueue }
export type Request = {
  what: string
  endpoint: Endpoint
  handler: Handler<Endpoint>
  rawInput: unknown
  caller: Actor | null
  idempotencyKey: string | undefined
  requestId: string
  ip?: string
  /** The address the browser called the platform by. */
  address?: string
  file?: UploadedFile
}
export type Answer = { body: unknown; replayed: boolean }

export const nobody: Actor = { accountId: '', personId: null, name: '未登录', posts: [] }
const isChange = ({ kind }: Endpoint): boolean => kind === 'command' || kind === 'upload'

/** The one road every request takes: parse, permit, act, audit, answer, in one transaction. A refusal is audited in its own. */
export async function run(road: Road, request: Request): Promise<Answer> {
  try {
    return await runInOne(road, request)
  } catch (problem) {
    if (problem instanceof Refusal) await auditRefusal(road, request, problem)
    throw problem
  }
}

/** In one transaction; where its key turns out to be taken it has done nothing, and the answer kept for the key is given. */
async function runInOne(road: Road, request: Request): Promise<Answer> {
  try {
    return await runFresh(road, request)
  } catch (problem) {
    if (!(problem instanceof KeyTaken)) throw problem
    const body = await transact(road.db, { reach: [] }, (tx) => answerKept(tx, problem.claim))
    return { body, replayed: true }
  }
}

async function runFresh(road: Road, request: Request): Promise<Answer> {
  const { endpoint, rawInput, what } = request
  mustBeStorable(rawInput)
  const input = endpoint.input.parse(rawInput)
  const actor = permit(endpoint, request.caller)
  const key = keyOf(request)
  const reach = actor.posts.length ? reachOf(actor, permissionOf(endpoint)) : []

  const sight: Sight = {
    reach: reach.includes(ROOT) ? 'all' : reach,
    personId: actor.personId,
    accountId: actor.accountId,
  }
  return transact(road.db, sight, async (tx) => {
    const now = road.now()
    const claim = key ? { accountId: actor.accountId, key, what, inputHash: hashOf(input), now } : undefined
    if (claim) await claimKey(tx, claim)
    // What is kept outside the database cannot be undone, so a file is not touched before it is certain that it is new.
    if (endpoint.kind === 'upload') await rideEnded(tx)
    const { body, outcome, settlement } = await onceClaimed(tx, () => actOnce(tx, road, request, { input, actor, now }))
    if (outcome === 'done' || settlement.sensitive)
      await audit(tx, { ...witness(request, actor, now), outcome, ...settlement.place })
    if (claim) await keepAnswer(tx, { ...claim, answer: body })
    return { body, replayed: false }
  })
}

type Doing = { input: unknown; actor: Actor; now: Date }

/** A key that is taken goes before whatever the work says: sent again, a command is answered as it was, also when it would be refused now. */
async function onceClaimed<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (problem) {
    await rideEnded(tx)
    throw problem
  }
}

async function actOnce(tx: Tx, road: Road, request: Request, { input, actor, now }: Doing) {
  const { endpoint } = request
  const settlement = settle(endpoint, actor)
  const body = endpoint.output.parse(
    await request.handler(input, callOf(tx, road, request, settlement, { actor, now })),
  )
  if (!settlement.done) throw new Error(`${request.what} answered without settling permission`)
  const outcome: 'done' | 'read' = isChange(endpoint) ? 'done' : 'read'
  return { body, outcome, settlement }
}

/** The top of the area tree: a post over it sees every row. Set once at start from the directory. */
let ROOT = ''
export const setRootPath = (path: string): void => {
  ROOT = path
}

const permissionOf = ({ needs }: Endpoint): Permission | undefined =>
  needs === 'nothing' || needs === 'sign-in' ? undefined : needs

function permit(endpoint: Endpoint, caller: Actor | null): Actor {
  if (endpoint.needs === 'nothing') return caller ?? nobody
  if (!caller) throw accessErrors.signInFirst()
  const permission = permissionOf(endpoint)
  if (permission && !holdsAnywhere(caller, permission)) throw accessErrors.notYours(endpoint.title)
  return caller
}

function keyOf({ endpoint, idempotencyKey, caller }: Request): string | undefined {
  if (!isChange(endpoint)) return undefined
  if (!idempotencyKey) throw accessErrors.keyMissing()
  return caller && !endpoint.keepsNoAnswer ? idempotencyKey : undefined
}

/** Keyed, because inputs may hold what must not be guessed from a digest. */
const hashOf = (input: unknown): string => privacy().blindIndex('idempotency', JSON.stringify(input)).toString('hex')

type Settlement = {
  done: boolean
  sensitive: boolean
  place: { areaPath?: string; recordKind?: string; recordId?: string }
  allow: Call['allow']
  reach: Call['reach']
  own: Call['own']
}

const sensitivePermissions = new Set<string>()
/** Permissions whose reads are audited; the server registers those of every context. */
export const markSensitive = (permission: Permission): void => {
  sensitivePermissions.add(permission)
}

const isOwn = ({ about }: Endpoint): boolean => about === 'self' || (typeof about === 'object' && 'own' in about)

function settle(endpoint: Endpoint, actor: Actor): Settlement {
  const permission = permissionOf(endpoint)
  const settlement: Settlement = {
    done: endpoint.about === 'everyone',
    sensitive: sensitivePermissions.has(endpoint.needs),
    place: {},
    allow(place, { notBy = [] } = {}) {
      if (!permission || !mayAt(actor, permission, place)) throw accessErrors.notYours(endpoint.title)
      if (notBy.includes(actor.accountId)) throw accessErrors.sameHand()
      if (place.areaPath !== undefined) settlement.place.areaPath = place.areaPath
      settlement.done = true
    },
    reach() {
      settlement.done = true
      return permission ? reachOf(actor, permission) : []
    },
    own() {
      if (!isOwn(endpoint)) throw new Error(`${endpoint.title}: own() where the contract says otherwise`)
      settlement.done = true
      return actor.accountId
    },
  }
  return settlement
}

function callOf(
  tx: Tx,
  { tell = enqueue }: Road,
  request: Request,
  { allow, reach, own, place: settled }: Settlement,
  { actor, now }: Pick<Doing, 'actor' | 'now'>,
): Call {
  return {
    tx,
    actor,
    now,
    today: dateOf(now),
    requestId: request.requestId,
    ...(request.ip !== undefined && { ip: request.ip }),
    address: request.address ?? '',
    ...(request.file && { file: request.file }),
    allow,
    reach,
    own,
    may: (permission, place) => mayAt(actor, permission, place),
    about(kind, id) {
      settled.recordKind = kind
      settled.recordId = id
    },
    tell: (fact, payload) => tell(tx, fact, payload),
  }
}

const witness = ({ what, endpoint, requestId, ip, rawInput }: Request, actor: Actor, now: Date) => ({
  actor,
  what,
  title: endpoint.title,
  requestId,
  ip,
  input: rawInput,
  now,
})

/** Who tried what and was refused. Anonymous reads are not written: anybody could fill the table with them. */
async function auditRefusal(road: Road, request: Request, refusal: Refusal): Promise<void> {
  const { caller, endpoint } = request
  if (!isChange(endpoint) && (!caller || refusal.status !== 403)) return
  await transact(road.db, { reach: [] }, (tx) =>
    audit(tx, {
      ...witness(request, caller ?? nobody, road.now()),
      ...{ outcome: 'refused', reason: refusal.code, told: refusal.message },
    }),
  )
}
