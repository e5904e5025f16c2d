import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { directoryContract } from '#contexts/directory/contract.ts'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { VolunteerField } from '#contexts/volunteering/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { rulesOf } from '#ui/fields.ts'
import { ORGANISER_KINDS } from '../contract/fields.ts'
import { TeamForm, type TeamView } from '../contract/teams.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf, useCodes } from './codes.ts'
import { PastDay } from './PastDay.tsx'

type Team = z.infer<typeof TeamView>
const rules = rulesOf(TeamForm)

export const RecordTeam = ({ areaCode, onClose }: { areaCode?: string; onClose: () => void }) => (
  <ActForm
    name="recordTeam"
    title="登记队伍"
    okText="登记"
    done="已登记队伍"
    open
    onClose={onClose}
    initial={{ ...(areaCode && { areaCode }), organiserKind: 'committee' }}
  >
    <Form.Item label="所在" name="areaCode" rules={rules.areaCode} extra="选到社区（村）；街镇直属的队伍选到街镇">
      <AreaField levels={['town', 'community']} />
    </Form.Item>
    <Form.Item label="成立日期" name="foundedOn" rules={rules.foundedOn}>
      <PastDay />
    </Form.Item>
    <Fields />
  </ActForm>
)

export const EditTeam = ({ team, onClose }: { team: Team; onClose: () => void }) => (
  <ActForm
    name="editTeam"
    title={`修改“${team.name}”`}
    okText="保存"
    done="已保存"
    fixed={{ teamId: team.id, version: team.version }}
    open
    onClose={onClose}
    initial={team}
  >
    <Fields team={team} />
  </ActForm>
)

function Fields({ team }: { team?: Team }) {
  const { categories } = useCodes()
  return (
    <>
      <Form.Item label="队伍名称" name="name" rules={rules.name}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="队伍性质" name="organiserKind" rules={rules.organiserKind}>
        <Select options={optionsOf(ORGANISER_KINDS)} />
      </Form.Item>
      <Form.Item
        label="负责人"
        name="leadPersonId"
        rules={rules.leadPersonId}
        extra="须是注册志愿者；负责人在手机上答复入队申请"
      >
        <VolunteerField known={team?.leadName} />
      </Form.Item>
      <Form.Item
        label="同时备案为社区社会组织（没有可不填）"
        name="organisationId"
        extra="一队两用：三（三）与三（五）两处计入，都会标明"
      >
        <OrganisationField known={team?.organisationName ?? undefined} />
      </Form.Item>
      <Form.Item label="服务类别" name="categories" rules={rules.categories}>
        <Select
          mode="multiple"
          placeholder="可多选"
          options={categories.options}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item label="联系方式" name="contact" rules={rules.contact} extra="对外公开，想入队的人用它联系">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="简介" name="about" rules={rules.about}>
        <Input.TextArea rows={3} maxLength={300} showCount />
      </Form.Item>
    </>
  )
}

type OrganisationFieldProps = {
  value?: string | null
  onChange?: (id: string | null) => void
  id?: string
  known?: string | undefined
}

/** A social organisation of the directory, found by part of its name. */
function OrganisationField({ value, onChange, id, known }: OrganisationFieldProps) {
  const [words, setWords] = useState('')
  const found = useAsk(
    directoryContract,
    'listOrganisations',
    { words: words.trim(), kind: 'community_social_org' },
    { enabled: words.trim().length >= 2 },
  )
  const options = (found.data?.rows ?? []).map(({ id: organisationId, name }) => ({
    value: organisationId,
    label: name,
  }))
  const kept = value && known && !options.some((one) => one.value === value) ? [{ value, label: known }] : []
  return (
    <Select
      {...(id && { id })}
      allowClear
      showSearch={{ onSearch: setWords, filterOption: false }}
      placeholder="输入名称中的字查找"
      notFoundContent={words.trim().length >= 2 ? '名录中没有这个组织' : '请输入至少2个字'}
      options={[...kept, ...options]}
      {...(value && { value })}
      onChange={(organisationId?: string) => onChange?.(organisationId ?? null)}
    />
  )
}
