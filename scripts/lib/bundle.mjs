// What may not be in the pages, and how heavy the first visit may be.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node.mjs'

/** What each program loads before its first page stands: that much at most, of these modules and all that they need. */
const FIRST_VISITS = [
  {
    program: 'desk',
    title: 'the workbench',
    kilobytes: 260,
    seen: /^src\/shell\/desktop\/(main|SignIn|Workbench)\.tsx$/,
  },
  {
    program: 'phone',
    title: 'the phone',
    kilobytes: 120,
    seen: /^src\/(shell\/phone\/(main|SignIn)|contexts\/activities\/h5\/FindPage)\.tsx$/,
  },
]
const SERVER_ONLY = [
  /^node_modules\/(pg|pg-[^/]+|kysely|fastify|@fastify|graphile-worker|better-auth|sharp|hucre|yauzl|iconv-lite)\//,
  /^src\/(main|platform\/(db|jobs|audit|files|privacy|access\/sign-in))\//,
  /^src\/contexts\/[^/]+\/(store|actions|jobs|measures|imports)(\/|\.ts$)/,
]
const SQL = /\b(insert into|delete from|create table|select set_config)\s/i

/** Every fault of the pages built into dist/, a line each: a program that shows no fault resolves to code 0. */
export function checkBundle() {
  const scripts = JSON.parse(readFileSync(join(root, 'dist/.scripts.json'), 'utf8'))
  const faults = scripts.flatMap(({ file, modules }) => {
    const foreign = modules.filter((module) => SERVER_ONLY.some((one) => one.test(module)))
    const hasSql = SQL.test(readFileSync(join(root, 'dist', file), 'utf8'))
    return [...foreign.map((module) => `${file} holds ${module}`), ...(hasSql ? [`${file} holds SQL`] : [])]
  })
  const told = FIRST_VISITS.map((visit) => {
    const kilobytes = Math.ceil(firstVisitBytes(scripts, visit) / 1000)
    const line = `the first visit of ${visit.title} loads ${kilobytes} kB of scripts (gzip), at most ${visit.kilobytes}`
    if (kilobytes > visit.kilobytes) faults.push(line)
    return line
  })
  const output = (faults.length > 0 ? faults : told).join('\n')
  return { code: faults.length > 0 ? 1 : 0, output, seconds: 0 }
}

/** The entry, what it opens first, and all that these need before anything is seen. */
function firstVisitBytes(scripts, { program, seen }) {
  const own = scripts.filter((script) => script.program === program)
  const byFile = new Map(own.map((script) => [script.file, script]))
  const needed = new Set()
  const need = (file) => {
    const script = byFile.get(file)
    if (!script || needed.has(script)) return
    needed.add(script)
    for (const one of script.imports) need(one)
  }
  for (const { file, isEntry, modules } of own) if (isEntry || modules.some((module) => seen.test(module))) need(file)
  return [...needed].reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)
}
