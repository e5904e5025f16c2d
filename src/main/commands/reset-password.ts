import { resetOnServer } from '#contexts/administration/public.ts'
import { transact } from '#platform/db/database.ts'
import { type Command, WrongUse } from '../command.ts'

/** For whoever keeps the server: the way back in for an administrator, whom no other administrator may let in. */
export const command: Command = {
  usage: ['reset-password <用户名>'],
  about: '在服务器上为一个账号设一次性密码（三员之间不能在平台上互设）；会写入审计',
  async run({ args: [username], open, print }) {
    if (!username) throw new WrongUse()
    const { db } = await open()
    const reset = await transact(db, { reach: 'all' }, (tx) => resetOnServer(tx, username, new Date()))
    print(reset ? `${username} 的一次性密码：${reset.password}（首次登录时须修改）` : `没有用户名为“${username}”的账号`)
    return reset ? 0 : 1
  },
}
