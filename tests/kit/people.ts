import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { SignIn } from '#platform/access/sign-in/sign-in.ts'
import { type Database, transact } from '#platform/db/database.ts'

export const PASSWORD = 'Wushe-2023'

export type NewPerson = {
  username: string
  name?: string
  areaCode?: string
  areaPath?: string
  personId?: string
  mustChange?: boolean
  posts?: { role: string; areaCode?: string; areaPath?: string; organisationId?: string; from?: string; to?: string }[]
}

/** An account with a password and posts, as administrators would have made it. The password is PASSWORD. */
export async function makePerson(db: Database, signIn: SignIn, person: NewPerson, now: Date): Promise<string> {
  const id = randomUUID()
  const { username, name = username, posts = [], mustChange = false } = person
  await transact(db, { reach: 'all' }, async (tx) => {
    await tx
      .insertInto('platform.account')
      .values({
        ...{ id, username, displayName: name, mustChangePassword: mustChange, createdAt: now },
        ...{ personId: person.personId ?? null, areaCode: person.areaCode ?? null, areaPath: person.areaPath ?? null },
      })
      .execute()
    await signIn.createCredential(tx, { accountId: id, username, name, password: PASSWORD, now })
    for (const {
      role,
      areaCode = null,
      areaPath = null,
      organisationId = null,
      from = '2023-01-01',
      to = null,
    } of posts)
      await tx
        .insertInto('platform.post')
        .values({
          ...{ id: randomUUID(), accountId: id, role, areaCode, areaPath, organisationId },
          ...{ validFrom: from, validTo: to, createdAt: now },
        })
        .execute()
  })
  return id
}

/** A browser: keeps cookies, sends keys, reads JSON. */
export class Browser {
  readonly #app: FastifyInstance
  readonly #cookies = new Map<string, string>()

  constructor(app: FastifyInstance) {
    this.#app = app
  }

  async post(url: string, body: unknown, headers: Record<string, string> = {}) {
    return this.#send(
      'POST',
      url,
      { 'idempotency-key': randomUUID(), 'content-type': 'application/json', ...headers },
      JSON.stringify(body),
    )
  }

  async get(url: string, input?: unknown) {
    return this.#send(
      'GET',
      input === undefined ? url : `${url}?input=${encodeURIComponent(JSON.stringify(input))}`,
      {},
    )
  }

  async signIn(username: string, password = PASSWORD) {
    return this.post('/api/sign-in', { username, password })
  }

  /** A multipart upload: the fields as JSON, then the file. */
  async upload(url: string, input: unknown, file: { name: string; body: Buffer }, key: string = randomUUID()) {
    const edge = `edge${randomUUID()}`
    const head = `--${edge}\r\ncontent-disposition: form-data; name="input"\r\n\r\n${JSON.stringify(input)}\r\n--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
    const body = Buffer.concat([Buffer.from(head), file.body, Buffer.from(`\r\n--${edge}--\r\n`)])
    return this.#send(
      'POST',
      url,
      { 'idempotency-key': key, 'content-type': `multipart/form-data; boundary=${edge}` },
      body,
    )
  }

  get cookieNames(): string[] {
    return [...this.#cookies.keys()]
  }

  async #send(method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload?: string | Buffer) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.#app.inject({
      method,
      url,
      headers: { ...headers, ...(cookie && { cookie }) },
      ...(payload !== undefined && { payload }),
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? []
      if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const text = answer.body
    const json = answer.headers['content-type']?.toString().startsWith('application/json')
      ? JSON.parse(text || 'null')
      : null
    return { status: answer.statusCode, json, headers: answer.headers, bytes: answer.rawPayload }
  }
}
