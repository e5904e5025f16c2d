import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const WORTH_IT = 1024

/** Compresses each asset once, as hard as can be, so that the server only has to send it. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = 'dist' }) {
    const assets = join(dir, 'assets')
    for (const name of readdirSync(assets).filter((one) => /\.(js|css|svg)$/.test(one))) {
      const content = readFileSync(join(assets, name))
      if (content.length < WORTH_IT) continue
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content, quality))
      writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }))
    }
  },
})

/**
 * zod tries whether it may compile code from text, which our CSP forbids: each page would report a violation. Said where
 * zod keeps its settings, because schemas are made while modules load, before any line of ours could say it.
 */
const withoutEval = (): Plugin => ({
  name: 'zod-without-eval',
  transform: {
    filter: { id: /zod\/v4\/core\/core\.js$/ },
    handler: (code) => `${code}\nglobalConfig.jitless = true\n`,
  },
})

/** The dev server answers every path below /m with the phone's entry, as the product does. */
const phoneInDev = (): Plugin => ({
  name: 'phone-in-dev',
  configureServer: ({ middlewares }) => {
    middlewares.use((request, _, next) => {
      if (/^\/m(\/|\?|$)/.test(request.url ?? '')) request.url = '/m.html'
      next()
    })
  },
})

const isPlain = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return ['string', 'number', 'boolean'].includes(typeof value)
  const proto: unknown = Object.getPrototypeOf(value)
  return (proto === Object.prototype || proto === Array.prototype) && Object.values(value).every(isPlain)
}

/**
 * A page needs of a contract only which endpoints there are and of what kind; the server parses. The phone gets just that,
 * and the contract's plain constants, so that no schema and no zod travels there (docs/decisions/0064). A page that takes
 * a schema all the same fails to build.
 */
const withoutSchemas = (): Plugin => ({
  name: 'contracts-without-schemas',
  async load(id) {
    if (!/\/contexts\/[^/]+\/(contract[\w-]*|forms|views)\.ts$/.test(id)) return undefined
    const exported = Object.entries((await import(id)) as Record<string, unknown>)
    return exported
      .map(([name, value]) => [name, isContract(value) ? kindsOf(value) : value] as const)
      .filter(([, value]) => isPlain(value))
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
      .join('\n')
  },
})

/** On the phone React is Preact: the same components, and a first visit of two fifths the size (docs/decisions/0120). */
const PREACT = [
  { find: /^react$/, replacement: join(import.meta.dirname, 'src/shell/phone/react.mjs') },
  { find: /^react-dom$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
]

const FIRST_PAGE = /\/activities\/h5\/FindPage\.tsx$/

/** The phone's first page is fetched beside the shell instead of after it: a journey to the server less. */
const firstPageAhead = (): Plugin => ({
  name: 'first-page-ahead',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const entry = chunks.find(({ isEntry }) => isEntry)
      const there = new Set(entry && [entry.fileName, ...entry.imports])
      const first = chunks.filter(({ moduleIds }) => moduleIds.some((id) => FIRST_PAGE.test(id)))
      const files = new Set(first.flatMap(({ fileName, imports }) => [fileName, ...imports]))
      return [...files]
        .filter((file) => !there.has(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
          injectTo: 'head' as const,
        }))
    },
  },
})

type Kinds = { context: string; endpoints: Record<string, { kind: string }> }
const isContract = (value: unknown): value is Kinds =>
  typeof value === 'object' && value !== null && 'context' in value && 'endpoints' in value
const kindsOf = ({ context, endpoints }: Kinds): Kinds => ({
  context,
  endpoints: Object.fromEntries(Object.entries(endpoints).map(([name, { kind }]) => [name, { kind }])),
})

/**
 * Two programs (scripts/build-pages.mjs): the desk's, and with `--mode phone` the phone's. Pages for the browsers offices
 * have (Chrome 80 and later); no script is ever inline, so the strictest CSP holds.
 */
export default defineConfig(({ mode }) => ({
  plugins: [
    react(),
    withoutEval(),
    compressed(),
    phoneInDev(),
    ...(mode === 'phone' ? [withoutSchemas(), firstPageAhead()] : []),
  ],
  resolve: { alias: mode === 'phone' ? PREACT : [] },
  build: {
    outDir: 'dist',
    rolldownOptions: { input: mode === 'phone' ? 'm.html' : 'index.html' },
    target: 'chrome80',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000', '/health': 'http://127.0.0.1:3000' } },
}))
