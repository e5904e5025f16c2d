// npm start: installs, builds, serves. Plain JavaScript on any Node from 20 on: it runs before there is anything else.
import { ensureInstalled } from './lib/install.mjs'
import { checkOwnVersion, handOver } from './lib/node.mjs'
import { ensureWeb } from './lib/web.mjs'

checkOwnVersion()
await ensureInstalled()
await ensureWeb()
handOver(['src/main/server.ts'], { lifeline: true })
