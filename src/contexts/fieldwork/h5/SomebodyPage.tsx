import { type FormEvent, useEffect, useState } from 'react'
import { directoryContract } from '#contexts/directory/contract.ts'
import { useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { ListLink } from '#ui/phone/Card.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { keepFound } from './found.ts'
import './field.css'

/** Somebody who was not planned: found in the directory by their whole name or phone. */
export function SomebodyPage() {
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const who = /^\d{7,}$/.test(words) ? { phone: words } : { name: words }
  const found = useAsk(directoryContract, 'listPeople', { ...who, limit: 10 }, { enabled: words !== '' })
  useEffect(() => {
    if (found.data)
      keepFound(
        found.data.rows.map(({ id: personId, name: personName, areaCode }) => ({
          personId,
          personName,
          areaCode,
          planId: null,
        })),
      )
  }, [found.data])
  const search = (event: FormEvent) => {
    event.preventDefault()
    setWords(typed.trim())
  }
  return (
    <Screen title="探访别的人" back="/m/field">
      <form onSubmit={search}>
        <TextInput
          label="姓名或手机号"
          hint="写全名。查名录要有网络"
          required
          minLength={2}
          maxLength={30}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit">查找</Button>
      </form>
      {words !== '' && found.isPending && <Loading />}
      {found.error && <Failed error={found.error} onRetry={found.refetch} />}
      {words !== '' && found.data?.rows.length === 0 && (
        <Empty title="没有找到" next="请核对全名；名录里没有的，先请社区登记。" />
      )}
      <ul className="list">
        {words !== '' &&
          found.data?.rows.map(({ id, name, areaName, maskedId }) => (
            <li key={id}>
              <ListLink
                to={`/m/field/unplanned?person=${id}`}
                title={name}
                detail={[areaName, maskedId].filter(Boolean).join(' · ')}
              />
            </li>
          ))}
      </ul>
    </Screen>
  )
}
