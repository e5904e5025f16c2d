// Builds the pages into the folder given, packs each text file twice (br, gz), and notes what every script is made of.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { root } from './lib/node.mjs'

const SMALL_BYTES = 1024
const BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 9 }

const outDir = process.argv[2]
const programs = [
  { program: 'desk', mode: 'production', emptyOutDir: true },
  { program: 'phone', mode: 'phone', emptyOutDir: false },
]
process.env.NODE_ENV = 'production'
const chunks = []
for (const { program, mode, emptyOutDir } of programs) {
  const { output } = await build({ root, mode, logLevel: 'warn', build: { outDir, emptyOutDir } })
  chunks.push(...output.map((chunk) => ({ ...chunk, program })))
}

const scripts = chunks
  .filter(({ type }) => type === 'chunk')
  .map(({ program, fileName, isEntry, imports, moduleIds, code }) => ({
    program,
    file: fileName,
    isEntry,
    imports,
    modules: moduleIds.map((id) => relative(root, id.replace(/[\0?].*$/, ''))).filter(Boolean),
    gzipBytes: gzipSync(code).length,
  }))

/** The service worker names the files of this build, and is another one whenever they are. */
const files = chunks
  .filter(({ program, fileName }) => program === 'phone' && /\.(js|css|svg)$/.test(fileName))
  .map(({ fileName }) => `/${fileName}`)
const version = createHash('sha256')
  .update(files.join('\n'))
  .update(readFileSync(join(outDir, 'm.html')))
  .digest('hex')
const worker = readFileSync(join(root, 'src/shell/phone/sw.js'), 'utf8')
mkdirSync(join(outDir, 'm'))
writeFileSync(
  join(outDir, 'm/sw.js'),
  worker.replace('__VERSION__', version.slice(0, 16)).replace('__FILES__', files.join(' ')),
)
writeFileSync(join(outDir, '.scripts.json'), JSON.stringify(scripts))

for (const name of readdirSync(outDir, { recursive: true })) {
  const path = join(outDir, name)
  if (!/\.(js|css|html|svg)$/.test(name) || statSync(path).size < SMALL_BYTES) continue
  const text = readFileSync(path)
  writeFileSync(`${path}.br`, brotliCompressSync(text, { params: BROTLI }))
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }))
}
