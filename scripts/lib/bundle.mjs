// What may not be in the pages, and how heavy the first visit may be.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node.mjs'

const FIRST_VISIT_KB = 260
const FIRST_SEEN = /^src\/shell\/desktop\/(main|SignIn|Workbench)\.tsx$/
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
  const kilobytes = Math.ceil(firstVisitBytes(scripts) / 1000)
  if (kilobytes > FIRST_VISIT_KB)
    faults.push(`the first visit of the workbench loads ${kilobytes} kB of scripts (gzip), at most ${FIRST_VISIT_KB}`)
  const output = faults.length > 0 ? faults.join('\n') : `first visit ${kilobytes} kB`
  return { code: faults.length > 0 ? 1 : 0, output, seconds: 0 }
}

/** The entry, the workbench it opens, and all that these need before anything is seen. */
function firstVisitBytes(scripts) {
  const byFile = new Map(scripts.map((script) => [script.file, script]))
  const needed = new Set()
  const need = (file) => {
    const script = byFile.get(file)
    if (!script || needed.has(script)) return
    needed.add(script)
    for (const one of script.imports) need(one)
  }
  for (const { file, isEntry, modules } of scripts)
    if (isEntry || modules.some((module) => FIRST_SEEN.test(module))) need(file)
  return [...needed].reduce((sum, { gzipBytes }) => sum + gzipBytes, 0)
}
