import { elementsIn, type Placed } from './elements.js'
import { fault, isNode, type Node, type SurveyFault } from './fault.js'

/** The longest list that every platform's pick list takes. */
const mostInList = 25

/** What a browser page can do and a conversation cannot, or does in another way. */
export function conversationFaults(definition: Node): SurveyFault[] {
  return [...wholeSurvey(definition), ...elementsIn(definition).flatMap(ofElement)]
}

function wholeSurvey(definition: Node): SurveyFault[] {
  const timed = ['maxTimeToFinish', 'timeLimit', 'maxTimeToFinishPage', 'timeLimitPerPage'].filter(
    (key) => Number(definition[key]) > 0,
  )
  return [
    ...timed.map((key) =>
      fault('warning', key, {
        zh: '时间限制在对话里不起作用：人们可能隔天再回来接着答。',
        en: 'A time limit is left out in a conversation: people come back to it the next day.',
      }),
    ),
    ...(Array.isArray(definition.triggers)
      ? definition.triggers.flatMap((trigger, index) =>
          isNode(trigger) && (trigger.type === 'visible' || trigger.type === 'visibletrigger')
            ? [
                fault('warning', `triggers[${index}]`, {
                  zh: '「visible」触发器已经过时，请改用 visibleIf。',
                  en: 'The "visible" trigger is deprecated: use visibleIf.',
                }),
              ]
            : [],
        )
      : []),
  ]
}

function ofElement({ node, path, type, name }: Placed): SurveyFault[] {
  const faults: SurveyFault[] = []
  const byUrl = [node, ...(Array.isArray(node.columns) ? node.columns.filter(isNode) : [])].some(
    (one) => isNode(one.choicesByUrl) && one.choicesByUrl.url,
  )
  if (byUrl)
    faults.push(
      fault('error', `${path}.choicesByUrl`, {
        zh: `「${name}」的选项来自网址，提问时不会去取。请把选项写进文件。`,
        en: `The choices of "${name}" come from an address, which is not fetched while asking. Write the choices into the file.`,
      }),
    )
  const differently = differentTypes[type]
  if (differently)
    faults.push(
      fault(
        node.isRequired && type === 'signaturepad' ? 'warning' : differently.severity,
        path,
        node.isRequired ? differently.required : differently.optional,
      ),
    )
  const choices = Array.isArray(node.choices) ? node.choices.length : 0
  if (choices > mostInList)
    faults.push(
      fault('note', `${path}.choices`, {
        zh: `「${name}」有 ${choices} 个选项，多于聊天平台的列表所能放下的 ${mostInList} 个：会分页显示，也可以直接输入。`,
        en: `"${name}" has ${choices} choices, more than the ${mostInList} that a chat platform's list takes: they are paged, and can be typed.`,
      }),
    )
  if (type === 'text' && node.inputType === 'password')
    faults.push(
      fault('warning', `${path}.inputType`, {
        zh: `「${name}」问的是密码：聊天里输入的内容是看得见的，请不要在问卷里收集密码。`,
        en: `"${name}" asks for a password: what is typed in a chat can be seen. Do not collect passwords in a survey.`,
      }),
    )
  if (Number(node.maxTimeToFinish) > 0 || Number(node.timeLimit) > 0)
    faults.push(
      fault('warning', path, {
        zh: '页面的时间限制在对话里不起作用。',
        en: "A page's time limit is left out in a conversation.",
      }),
    )
  if (
    node.type !== 'page' &&
    Array.isArray(node.choices) &&
    node.choices.some((choice) => isNode(choice) && Array.isArray(choice.elements))
  )
    faults.push(
      fault('warning', `${path}.choices`, {
        zh: `「${name}」的选项里嵌着题目，对话里不会问。请把它们放到题目之后，用 visibleIf。`,
        en: `Questions inside the choices of "${name}" are not asked in a conversation. Put them after it, with visibleIf.`,
      }),
    )
  return faults
}

const same = (severity: SurveyFault['severity'], zh: string, en: string) => ({
  severity,
  optional: { zh, en },
  required: { zh, en },
})

const differentTypes: Readonly<Record<string, ReturnType<typeof same>>> = {
  signaturepad: {
    severity: 'warning',
    optional: {
      zh: '聊天里不能手写签名：选答的签名题会略去。',
      en: 'A "signaturepad" cannot be drawn in a chat; it will be left out.',
    },
    required: {
      zh: '聊天里不能手写签名：改为请对方写下姓名，保存为文字。',
      en: 'A "signaturepad" cannot be drawn in a chat; the person is asked to write the full name instead, kept as text.',
    },
  },
  imagemap: same(
    'note',
    '图片热区题在聊天里显示图片，并列出各区域供选择。',
    'An "imagemap" is asked as a choice of its areas, with the picture before it.',
  ),
  buttongroup: same('note', '按钮组题按单选题提问。', 'A "buttongroup" is asked as a single choice.'),
  file: {
    severity: 'note',
    optional: {
      zh: '文件题请对方发送文件；发不了可以跳过。',
      en: 'A "file" question takes files sent in the chat; who cannot send one skips it.',
    },
    required: {
      zh: '必答的文件题请对方发送文件；发不了的人可以回复「无法上传：」加说明，答案里就没有文件。',
      en: 'A required "file" question takes files sent in the chat; who cannot send one may reply "cannot upload: …", and the answer then holds no file.',
    },
  },
}
