// Builds the pages into dist/ when a source is newer than the last build.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { nodeBinary, root, stop } from './node.mjs'
import { run, tail } from './step.mjs'

const OUT = join(root, 'dist')
const STAMP = join(OUT, '.stamp')
const LOOSE = ['index.html', 'm.html', 'vite.config.ts', 'package-lock.json', 'scripts/build-pages.mjs']

/** Changes when any source of the pages does: names, sizes and times, not contents, so that it takes milliseconds. */
function stampOfSources() {
  const hash = createHash('sha256')
  for (const file of [...LOOSE, ...sources()]) {
    const { size, mtimeMs } = statSync(join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

const sources = () =>
  ['src', 'public']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)))
    .filter((file) => /\.(tsx?|js|css|svg|png|html)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort()

export async function ensureWeb({ force = false } = {}) {
  const stamp = stampOfSources()
  if (!force && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return
  // Beside the old build and swapped at the end: a build that fails or is broken off leaves the old one in place.
  const unfinished = join(root, `node_modules/.wushe/web-${process.pid}`)
  mkdirSync(join(unfinished, '..'), { recursive: true })
  const { code, output } = await run(nodeBinary(), ['scripts/build-pages.mjs', unfinished], { title: '正在构建页面' })
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    stop(`页面没有构建成功：\n${tail(output)}`)
  }
  writeFileSync(join(unfinished, '.stamp'), stamp)
  rmSync(OUT, { recursive: true, force: true })
  renameSync(unfinished, OUT)
}
