import { Button, Form, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { OrganisationField, PersonField } from '#contexts/directory/web/public.tsx'
import { showDate } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { fundContract } from '../contract.ts'
import { SEATS, STANDS_FOR } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'
import type { Fund } from './FundPage.tsx'
import { choices } from './parts.tsx'

type Seat = Fund['committee'][number]
const rules = rulesOf(fundContract.endpoints.addMember.input)

/** Who decides, and who watches: the list is published, also those whose term is over. */
export function Committee({ fund }: { fund: Fund }) {
  const [adding, setAdding] = useState(false)
  const mayFind = useMay('directory.organisation.read')
  const end: Column<Seat> = {
    key: 'act',
    title: '',
    render: (seat) => seat.isInOffice && fund.mayKeep && <End fund={fund} seat={seat} />,
  }
  return (
    <>
      <p className="muted">
        在任委员{fund.members}人，监督员{fund.monitors}
        人。委员不少于规定人数且为单数，不取报酬；监督员列席、发表意见，没有表决权。
      </p>
      <DataTable
        label="管委会"
        columns={[...COLUMNS, end]}
        rows={fund.committee}
        rowKey={({ id }) => id}
        empty={<EmptyHint title="还没有管委会成员" next="投入运作前登记委员和监督员，并公示名单。" />}
        actions={
          fund.mayKeep && (
            <Button type="primary" onClick={() => setAdding(true)}>
              登记成员
            </Button>
          )
        }
      />
      {adding && (
        <ActForm
          name="addMember"
          title="登记管委会成员"
          okText="登记"
          done="已登记"
          fixed={{ fundId: fund.id, version: fund.version }}
          initial={{ seat: 'member' }}
          onClose={() => setAdding(false)}
        >
          <Form.Item label="席位" name="seat" rules={rules.seat}>
            <Radio.Group options={choices(SEATS)} />
          </Form.Item>
          <Form.Item label="人员" name="personId" rules={rules.personId}>
            <PersonField />
          </Form.Item>
          <Form.Item label="代表" name="standsFor" rules={rules.standsFor}>
            <Select options={choices(STANDS_FOR)} />
          </Form.Item>
          {mayFind && (
            <Form.Item
              label="所在单位"
              name="employerId"
              rules={rules.employerId}
              extra="表决涉及这个单位的事项时自动回避"
            >
              <OrganisationField />
            </Form.Item>
          )}
          <Form.Item label="任期起" name="fromDate" rules={rules.fromDate}>
            <DatePick />
          </Form.Item>
          <Form.Item label="任期止" name="toDate" rules={rules.toDate} extra="一届不超过三年">
            <DatePick />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

function End({ fund, seat }: { fund: Fund; seat: Seat }) {
  const { today } = useSession()
  const [day, setDay] = useState<string | undefined>(today)
  const act = useAct(fundContract, 'endMember')
  return (
    <ConfirmAct
      label="离任"
      title={`登记${seat.name}离任？`}
      consequences={['离任次日起不再参加新的表决', '已提请的决议仍由原来的委员表决', '委员须仍为单数，请及时增补']}
      incomplete={!day}
      button={{ size: 'small' }}
      onConfirm={() =>
        act
          .mutateAsync({ fundId: fund.id, memberId: seat.id, version: seat.version, endedOn: day ?? today })
          .then(() => toast('已登记'))
      }
    >
      <DatePick aria-label="离任日期" value={day} onChange={setDay} />
    </ConfirmAct>
  )
}

const COLUMNS: Column<Seat>[] = [
  { key: 'seat', title: '席位', render: ({ seat }) => SEATS[seat] },
  { key: 'name', title: '姓名', render: ({ name }) => name },
  { key: 'for', title: '代表', render: ({ standsFor }) => STANDS_FOR[standsFor] },
  { key: 'employer', title: '所在单位', wideOnly: true, render: ({ employerName }) => employerName ?? '—' },
  {
    key: 'term',
    title: '任期',
    date: true,
    render: ({ fromDate, toDate }) => `${showDate(fromDate)}至${showDate(toDate)}`,
  },
  {
    key: 'state',
    title: '状态',
    render: ({ isInOffice, endedOn }) =>
      isInOffice ? <Tag color="success">在任</Tag> : <Tag>{endedOn ? '已离任' : '不在任期'}</Tag>,
  },
]
