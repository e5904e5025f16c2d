import { Form, Select } from 'antd'
import { teamsContract } from '#contexts/teams/contract.ts'
import { useAsk } from '#ui/api.ts'

const MOST = 100

/** The team that does it and the project it is part of, out of those of the community and its town. */
export function TeamFields() {
  const areaCode: string | undefined = Form.useWatch('areaCode')
  const enabled = Boolean(areaCode)
  // The town's own teams serve its communities, too: asked for by the town, which holds both.
  const near = { areaCode: areaCode?.slice(0, 9) ?? '', pageSize: MOST }
  const teams = useAsk(teamsContract, 'listTeams', { ...near, state: 'existing' }, { enabled })
  const projects = useAsk(teamsContract, 'listProjects', near, { enabled })
  const fits = (one: { areaCode: string }) => one.areaCode === areaCode || one.areaCode === areaCode?.slice(0, 9)
  return (
    <div className="form-row">
      <Form.Item label="志愿队伍" name="teamId">
        <Select
          allowClear
          placeholder={enabled ? '没有可不选' : '先选社区'}
          options={(teams.data?.rows ?? []).filter(fits).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item label="所属项目" name="projectId">
        <Select
          allowClear
          placeholder={enabled ? '没有可不选' : '先选社区'}
          options={(projects.data?.rows ?? [])
            .filter((one) => fits(one) && one.state !== 'ended')
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
    </div>
  )
}
