import type { Command } from '../command.ts'

/** Brings the schema up to date without starting the server. */
export const command: Command = {
  usage: ['migrate'],
  about: '把数据库结构更新到当前版本（npm start 也会自动更新）',
  async run({ open, print }) {
    const { installation } = await open()
    for (const name of installation.migrated) print(name)
    print(installation.migrated.length > 0 ? '数据库结构已更新' : '数据库结构已是最新')
    return 0
  },
}
