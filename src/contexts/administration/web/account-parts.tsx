import { Button, Input, Space, Tag } from 'antd'
import { showMoment } from '#kernel/time.ts'

type State = { status: 'active' | 'disabled'; lockedUntil: string | null; mustChangePassword: boolean }

/** 在用、已停用、已锁定、待改密码, in words. */
export function AccountState({ status, lockedUntil, mustChangePassword }: State) {
  if (status === 'disabled') return <Tag>已停用</Tag>
  if (lockedUntil) return <Tag color="red">锁定至 {showMoment(new Date(lockedUntil))}</Tag>
  if (mustChangePassword) return <Tag color="gold">待修改初始密码</Tag>
  return <Tag color="green">在用</Tag>
}

type PostShown = { label: string; areaName: string | null; organisationName: string | null }

/** One post: where, then what. */
export const PostLine = ({ label, areaName, organisationName }: PostShown) => (
  <div>
    {[areaName, organisationName].filter(Boolean).join(' ')} {label}
  </div>
)

const LETTERS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '-_@#'] as const

/** A first password nobody has to invent: 12 characters of all kinds, without those that look alike. */
export function randomPassword(): string {
  const random = crypto.getRandomValues(new Uint32Array(24))
  const pick = (letters: string, turn: number): string => letters[(random[turn] ?? 0) % letters.length] ?? ''
  const chars = Array.from({ length: 12 }, (_, turn) => pick(LETTERS[turn % LETTERS.length] ?? LETTERS[0], turn))
  return chars
    .map((char, turn) => ({ char, order: random[turn + 12] ?? 0 }))
    .sort((one, other) => one.order - other.order)
    .map(({ char }) => char)
    .join('')
}

type FirstPasswordProps = { value?: string; onChange?: (password: string) => void; id?: string }

/** A first password, typed or made; it is shown because the administrator has to pass it on. */
export const FirstPassword = ({ value, onChange, id }: FirstPasswordProps) => (
  <Space.Compact block>
    <Input
      {...(id && { id })}
      value={value ?? ''}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange?.(event.target.value)}
    />
    <Button onClick={() => onChange?.(randomPassword())}>随机生成</Button>
  </Space.Compact>
)
