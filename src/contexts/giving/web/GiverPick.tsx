import { Button, Input, Radio, Space } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { ask } from '#ui/api.ts'
import { givingContract } from '../contract.ts'
import type { GiverView } from '../contract-parts.ts'
import { GIVER_KINDS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { GiverFields } from './GiverFields.tsx'

type Giver = z.infer<typeof GiverView>
type GiverPickProps = {
  areaCode: string | undefined
  id?: string
  value?: string | undefined
  onChange?: (giverId: string) => void
}

/** Finds a giver by whole name, number or telephone, or enters a new one. */
export function GiverPick({ areaCode, id, value, onChange }: GiverPickProps) {
  const [found, setFound] = useState<Giver[]>()
  const [isNew, setNew] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  if (!areaCode) return <span className="muted">请先选择街镇或社区</span>
  const search = async (words: string) => {
    if (words.trim().length < 2) return
    setBusy(true)
    setTrouble('')
    try {
      setFound(await ask(givingContract, 'searchGivers', { areaCode, words: words.trim() }))
    } catch (refusal) {
      setTrouble((refusal as Error).message)
    } finally {
      setBusy(false)
    }
  }
  const entered = async (giverId: string) => {
    const giver = await ask(givingContract, 'getGiver', { giverId })
    setFound([giver])
    onChange?.(giverId)
  }
  return (
    <>
      <Space wrap>
        <Input.Search
          {...(id && { id })}
          aria-label="查找捐赠人"
          placeholder="全名、证件号或电话"
          style={{ width: 280 }}
          loading={busy}
          enterButton="查找"
          onSearch={search}
        />
        <Button onClick={() => setNew(true)}>登记新捐赠人</Button>
      </Space>
      {trouble && <p role="alert">{trouble}</p>}
      {found && (
        <Radio.Group
          value={value}
          onChange={({ target }) => onChange?.(target.value)}
          style={{ display: 'block', marginTop: 8 }}
        >
          {found.map((giver) => (
            <Radio key={giver.id} value={giver.id} style={{ display: 'block', lineHeight: '32px' }}>
              {giver.maskedName} · {GIVER_KINDS[giver.kind]}
              {giver.maskedId ? ` · ${giver.maskedId}` : ''}
              {giver.maskedPhone ? ` · ${giver.maskedPhone}` : ''} · 已捐{giver.gifts}次
            </Radio>
          ))}
        </Radio.Group>
      )}
      {found?.length === 0 && <p className="muted">本街镇没有这位捐赠人，请登记新捐赠人。</p>}
      {isNew && (
        <ActForm
          name="recordGiver"
          title="登记捐赠人"
          okText="登记"
          done="已登记捐赠人"
          fixed={{ areaCode }}
          initial={{ kind: 'person', consent: 'masked' }}
          onClose={() => setNew(false)}
          onDone={(answer) => entered((answer as { giverId: string }).giverId)}
        >
          <GiverFields />
        </ActForm>
      )}
    </>
  )
}
