import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { ProjectForm } from '../contract/projects.ts'
import { teamsContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { useCodes } from './codes.ts'
import { PastDay } from './PastDay.tsx'
import type { Project } from './Projects.tsx'

const rules = rulesOf(ProjectForm)
const startRules = rulesOf(teamsContract.endpoints.startProject.input)
const endRules = rulesOf(teamsContract.endpoints.endProject.input)
type OfProject = { project: Project; onClose: () => void }
const onProject = ({ id, version }: Project) => ({ projectId: id, version })

export const RecordProject = ({ areaCode, onClose }: { areaCode?: string; onClose: () => void }) => (
  <ActForm
    name="recordProject"
    title="登记项目"
    okText="登记"
    done="已登记项目，启动后计入"
    open
    onClose={onClose}
    initial={{ ...(areaCode?.length === 12 && { areaCode }) }}
  >
    <Form.Item label="社区（村）" name="areaCode" rules={rules.areaCode}>
      <AreaField levels={['community']} />
    </Form.Item>
    <Fields />
  </ActForm>
)

export const EditProject = ({ project, onClose }: OfProject) => (
  <ActForm
    name="editProject"
    title={`修改“${project.name}”`}
    okText="保存"
    done="已保存"
    fixed={onProject(project)}
    open
    onClose={onClose}
    initial={project}
  >
    <Fields areaCode={project.areaCode} />
  </ActForm>
)

function Fields({ areaCode: known }: { areaCode?: string }) {
  const { tags, categories, audiences } = useCodes()
  const chosen: string | undefined = Form.useWatch('areaCode')
  const areaCode = known ?? chosen
  const town = areaCode?.slice(0, 9)
  const near = { areaCode: town ?? '', state: 'existing' as const, pageSize: 100 }
  const teams = useAsk(teamsContract, 'listTeams', near, { enabled: areaCode !== undefined })
  const fitting = (teams.data?.rows ?? []).filter((one) => one.areaCode === areaCode || one.areaCode === town)
  return (
    <>
      <Form.Item label="项目名称" name="name" rules={rules.name}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item label="方向" name="tags" rules={rules.tags} extra="《通知》三（五）列出的五个方向，至少选一个">
        <Checkbox.Group options={tags.options} />
      </Form.Item>
      <Form.Item label="服务类别" name="category" rules={rules.category}>
        <Select options={categories.options} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item label="服务对象" name="audiences" rules={rules.audiences}>
        <Select
          mode="multiple"
          placeholder="可多选"
          options={audiences.options}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item label="承担队伍" name="teamId" extra="本社区或本街镇的队伍；没有可不填">
        <Select
          allowClear
          placeholder={areaCode ? '没有可不选' : '先选社区'}
          options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item label="计划开始" name="fromDate" rules={rules.fromDate}>
        <DatePick />
      </Form.Item>
      <Form.Item label="计划结束" name="toDate" rules={rules.toDate} extra="长期项目不填">
        <DatePick />
      </Form.Item>
      <Form.Item label="项目内容" name="content" rules={rules.content}>
        <Input.TextArea rows={4} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item label="地点" name="place" rules={rules.place}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="计划人数" name="plannedPeople" rules={rules.plannedPeople}>
        <InputNumber min={1} />
      </Form.Item>
      <Form.Item label="计划次数" name="plannedTimes" rules={rules.plannedTimes}>
        <InputNumber min={1} />
      </Form.Item>
    </>
  )
}

export function StartProject({ project, onClose }: OfProject) {
  const { today } = useSession()
  return (
    <ActForm
      name="startProject"
      title={`启动“${project.name}”`}
      okText="启动"
      done="项目已启动"
      fixed={onProject(project)}
      open
      onClose={onClose}
      initial={{ startedOn: today }}
    >
      <Form.Item label="启动日期" name="startedOn" rules={startRules.startedOn} extra="从这一天起计入三（五）">
        <PastDay />
      </Form.Item>
    </ActForm>
  )
}

export function EndProject({ project, onClose }: OfProject) {
  const { today } = useSession()
  return (
    <ActForm
      name="endProject"
      title={`结束“${project.name}”`}
      okText="登记结束"
      done="项目已结束"
      fixed={onProject(project)}
      open
      onClose={onClose}
      initial={{ endedOn: today }}
    >
      <Form.Item
        label="结束日期"
        name="endedOn"
        rules={endRules.endedOn}
        extra="结束后不能再修改或重新启动；本创建年度内开展过的仍计入"
      >
        <PastDay {...(project.startedOn && { min: project.startedOn })} />
      </Form.Item>
      <Form.Item label="说明（可不填）" name="note" rules={endRules.note}>
        <Input.TextArea rows={3} maxLength={300} showCount />
      </Form.Item>
    </ActForm>
  )
}
