import { useState } from 'react'
import { useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { ListLink } from '#ui/phone/Card.tsx'
import { Field } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { kept } from '#ui/storage.ts'
import { activitiesContract } from '../contract.ts'
import { placesWords, spanOf } from './words.ts'
import './activities.css'

const MOST = 100
const AREA = 'phone.find.area'

/** Activities that take people on: near me, on a day, of a kind, with a place left. */
export function FindPage() {
  const [area, setArea] = useState(() => kept.read(AREA) ?? '')
  const [day, setDay] = useState('')
  const [category, setCategory] = useState('')
  const [onlyOpen, setOnlyOpen] = useState(false)
  const found = useAsk(activitiesContract, 'browseActivities', {
    pageSize: MOST,
    ...(day && { from: day, to: day }),
  })
  const chooseArea = (name: string) => {
    setArea(name)
    if (name) kept.write(AREA, name)
    else kept.forget(AREA)
  }
  const clear = () => {
    chooseArea('')
    setDay('')
    setCategory('')
    setOnlyOpen(false)
  }
  const rows = found.data?.rows ?? []
  const shown = rows.filter(
    (row) =>
      (!area || row.areaName === area) &&
      (!category || row.categoryLabel === category) &&
      (!onlyOpen || row.taken < row.places),
  )
  const isNarrowed = Boolean(area || day || category || onlyOpen)
  return (
    <Screen title="找活动">
      <div className="filters">
        <Pick label="社区" all="全部社区" value={area} options={rows.map((row) => row.areaName)} onPick={chooseArea} />
        <Field label="日期">
          <input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
        <Pick
          label="类别"
          all="全部类别"
          value={category}
          options={rows.flatMap((row) => row.categoryLabel ?? [])}
          onPick={setCategory}
        />
        <label className="check">
          <input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} />
          <span>只看有名额的</span>
        </label>
      </div>
      {found.isPending && <Loading />}
      {found.error && !found.data && <Failed error={found.error} onRetry={found.refetch} />}
      {found.data && shown.length === 0 && (
        <Empty
          title={isNarrowed ? '没有符合条件的活动' : '现在没有正在招募的活动'}
          next={isNarrowed ? '换一个日期或社区看看。' : '新活动由社区和街镇发布，请过几天再来看。'}
          action={
            isNarrowed && (
              <Button kind="plain" onClick={clear}>
                查看全部活动
              </Button>
            )
          }
        />
      )}
      <ul className="list">
        {shown.map((row) => (
          <li key={row.id}>
            <ListLink
              to={`/m/activities/${row.id}`}
              title={row.title}
              detail={
                <>
                  {spanOf(row)}
                  <br />
                  {row.areaName} · {row.place}
                  <br />
                  <span className={row.taken < row.places ? 'tag good' : 'tag'}>{placesWords(row)}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      {found.data && found.data.total > rows.length && (
        <p className="muted">
          只列出最近的{rows.length}个，共{found.data.total}个。选一个日期可以看到更多。
        </p>
      )}
    </Screen>
  )
}

type PickProps = { label: string; all: string; value: string; options: string[]; onPick: (value: string) => void }

/** One of what there is to choose from; what was chosen before stays in the list though nothing of it is there today. */
function Pick({ label, all, value, options, onPick }: PickProps) {
  const offered = [...new Set([...options, ...(value ? [value] : [])])].sort((one, other) =>
    one.localeCompare(other, 'zh-CN'),
  )
  return (
    <Field label={label}>
      <select value={value} onChange={(event) => onPick(event.target.value)}>
        <option value="">{all}</option>
        {offered.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </Field>
  )
}
