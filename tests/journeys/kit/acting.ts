import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const PASSWORD = 'Demo.Tianjin-2023'

/** Somebody of the demonstration in a browser of their own, signed in. */
export async function signedIn(page: Page, address: string, username: string): Promise<Page> {
  const data = { username, password: PASSWORD }
  expect((await page.request.post('/api/sign-in', { data, headers: { origin: address } })).ok(), username).toBe(true)
  return page
}

/** A command as a page sends it, by whoever is signed in there; fails with the server's own sentence. */
export async function send(page: Page, address: string, path: string, data: Record<string, unknown>) {
  const headers = { origin: address, 'idempotency-key': randomUUID() }
  const answer = await page.request.post(`/api/${path}`, { data, headers })
  const body = await answer.json()
  if (!answer.ok()) throw new Error(`${path}: ${body.message}`)
  return body
}

export async function read(page: Page, path: string, input: Record<string, unknown>) {
  const answer = await page.request.get(`/api/${path}?input=${encodeURIComponent(JSON.stringify(input))}`)
  const body = await answer.json()
  if (!answer.ok()) throw new Error(`${path}: ${body.message}`)
  return body
}
