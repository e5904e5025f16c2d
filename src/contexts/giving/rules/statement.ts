import { type Fen, showYuan } from '#kernel/money.ts'

/** What a reader of a statement knows after each line. */
export type Running = { balanceFen: number; rows: number }
export type Line = { fen: number; balanceFen: number }

/**
 * Reads one more line. What is wrong with it, or null: the balance after it must follow from the one before, or lines are
 * missing between them. Reading goes on from what the line says, so that one gap is told once.
 */
export function readLine(running: Running, { fen, balanceFen }: Line): string | null {
  const expected = running.balanceFen + fen
  const before = running.balanceFen
  running.balanceFen = balanceFen
  running.rows += 1
  if (expected === balanceFen) return null
  const yuan = (amount: number) => `${showYuan(amount as Fen)}元`
  const where = running.rows === 1 ? '期初余额' : '上一行余额'
  return `${where}${yuan(before)}，加减本行后应为${yuan(expected)}，表中是${yuan(balanceFen)}，相差${yuan(Math.abs(balanceFen - expected))}：此行之前缺行或缺页`
}
