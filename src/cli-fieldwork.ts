import { type Command, Option } from 'commander'
import { runCommand } from './app/run-command.js'

const asOf = () => new Option('--as-of <date>', 'the day on which it is asked, YYYY-MM-DD (default: today)')
const json = () => new Option('--json', 'one JSON document on standard output, and nothing else there')

/** The part of the command table that is about asking people. */
export function addFieldwork(program: Command): void {
  addSurveys(program.command('survey').description('fieldwork: surveys (SurveyJS JSON)'))
  addStudies(program.command('studies').description('fieldwork: surveys and interviews that were sent, and how they go'))
  addInterviews(program.command('interview').description('fieldwork: interviews by a guide'))
  addPeople(program)
}

function addSurveys(survey: Command): void {
  survey
    .command('list')
    .description('the surveys at hand')
    .addOption(json())
    .action(runCommand(async (workspace, options) => (await import('./app/survey.js')).surveyList(workspace, options)))
  survey
    .command('check')
    .description('every fault of a survey file, with its place; all paths through it are tried')
    .argument('<file>')
    .option('--lang <language>', 'zh or en (default: both)')
    .addOption(json())
    .action(
      runCommand(async (workspace, file, options) => (await import('./app/survey.js')).surveyCheck(workspace, file, options)),
    )
  survey
    .command('run')
    .description('take a survey here, or play respondents from a file')
    .argument('<survey>')
    .option('--answers <file>', 'one JSON line a respondent: {"customer_id", "answers": {"question": "what they type"}}')
    .option('--as <user>', 'who is answering')
    .addOption(json())
    .action(runCommand(async (workspace, file, options) => (await import('./app/survey.js')).surveyRun(workspace, file, options)))
  survey
    .command('send')
    .description('invite customers; zhiyin start sends the invitations')
    .argument('<file>', "a survey's name or file")
    .requiredOption('--to <segment>', 'a saved segment, a question about customers, or a file with customer ids')
    .option('--settings <file>', 'purpose, waves, reminders, quiet times, caps, quotas, incentives (JSON)')
    .option('--privacy <kind>', 'anonymous, pseudonymous or identified')
    .option('--quota <n>', 'stop at so many completes')
    .option('--channels <names>', 'in order, such as discord,slack,web')
    .option('--links <file>', 'write private links for those whom no channel reaches')
    .option('--dry-run', 'only say who would be reached')
    .addOption(asOf())
    .addOption(json())
    .action(
      runCommand(async (workspace, file, options) => (await import('./app/survey-send.js')).surveySend(workspace, file, options)),
    )
  survey
    .command('results')
    .description('live tables, with and without doubtful responses')
    .argument('<id>', 'a survey or a study')
    .option('--by <what>', 'break down by a question, a tag, persona, or a group in words')
    .option('--cross <a,b>', 'one table of two, with a test of significance')
    .option('--doubtful <which>', 'with, without or both (default)')
    .option('--weights <margins>', 'a JSON file of margins, a tag, or none')
    .option('--out <dir>', 'write JSON, Markdown, HTML and charts')
    .option('--lang <language>', 'zh or en')
    .addOption(json())
    .action(
      runCommand(async (workspace, id, options) =>
        (await import('./app/survey-results.js')).surveyResults(workspace, id, options),
      ),
    )
  survey
    .command('quality')
    .description('how far each response can be trusted, and why')
    .argument('<id>', 'a survey or a study')
    .option('--all', 'also those without a doubt')
    .option('--lang <language>', 'zh or en')
    .addOption(json())
    .action(
      runCommand(async (workspace, id, options) =>
        (await import('./app/survey-quality.js')).surveyQuality(workspace, id, options),
      ),
    )
  survey
    .command('overrule')
    .description("a person's word on a response, beside the machine's reasons")
    .argument('<session>')
    .argument('<verdict>', 'keep, drop or clear')
    .option('--why <text>', 'the reason', '')
    .option('--as <user>', 'who says so', 'me')
    .action(
      runCommand(async (workspace, session, verdict, options) =>
        (await import('./app/survey-quality.js')).surveyOverrule(workspace, session, {
          verdict,
          why: (options as { why: string }).why,
          by: (options as { as: string }).as,
        }),
      ),
    )
  survey
    .command('export')
    .description('answers as CSV, XLSX, JSON or for SPSS; or the survey itself as SurveyJS JSON')
    .argument('<id>', 'a survey or a study')
    .option('--format <format>', 'csv, xlsx, json, spss, surveyjs or md (default: by --out, else csv)')
    .option('--out <path>', 'file or folder to write')
    .option('--doubtful <which>', 'with or without')
    .option('--weights <margins>', 'margins, as survey results takes them')
    .option('--labels', 'CSV: choices by their words')
    .option('--lang <language>', 'zh or en')
    .addOption(json())
    .action(
      runCommand(async (workspace, id, options) => (await import('./app/survey-export.js')).surveyExport(workspace, id, options)),
    )
  survey
    .command('import')
    .description('a LimeSurvey structure (.lss), a 问卷星 text or SurveyJS JSON becomes a survey of this home')
    .argument('<file>')
    .option('--as <name>', 'what to call it')
    .addOption(json())
    .action(
      runCommand(async (workspace, file, options) =>
        (await import('./app/survey-import.js')).surveyImport(workspace, file, options),
      ),
    )
}

function addStudies(studies: Command): void {
  studies
    .command('list')
    .description('all studies, with how many were invited and answered')
    .addOption(json())
    .action(runCommand(async (workspace, options) => (await import('./app/study/studies.js')).studiesList(workspace, options)))
  studies
    .command('show')
    .description('progress of one, with its quotas')
    .argument('<id>')
    .addOption(json())
    .action(
      runCommand(async (workspace, id, options) => (await import('./app/study/studies.js')).studiesShow(workspace, id, options)),
    )
  for (const change of ['pause', 'resume', 'close'] as const)
    studies
      .command(change)
      .argument('<id>')
      .addOption(json())
      .action(
        runCommand(async (workspace, id, options) =>
          (await import('./app/study/studies.js')).studiesChange(workspace, id, change, options),
        ),
      )
  studies
    .command('links')
    .description('private links of those whom no channel reaches, for mailing')
    .argument('<id>')
    .requiredOption('--out <file>', 'CSV to write')
    .addOption(json())
    .action(
      runCommand(async (workspace, id, options) => (await import('./app/study/studies.js')).studiesLinks(workspace, id, options)),
    )
}

function addInterviews(interview: Command): void {
  interview
    .command('list')
    .description('the guides at hand, and the interviews held')
    .addOption(json())
    .action(runCommand(async (workspace, options) => (await import('./app/interview.js')).interviewList(workspace, options)))
  interview
    .command('check')
    .description('every fault of a guide, with its line, and how long it may take')
    .argument('<file>')
    .addOption(json())
    .action(
      runCommand(async (workspace, file, options) =>
        (await import('./app/interview.js')).interviewCheck(workspace, file, options),
      ),
    )
  interview
    .command('run')
    .description('be interviewed here, or play respondents from a file')
    .argument('<guide>')
    .option('--as <user>', 'who is answering')
    .option('--answers <file>', 'one JSON line a respondent')
    .option('--language <language>', 'zh or en')
    .addOption(json())
    .action(
      runCommand(async (workspace, name, options) => (await import('./app/interview.js')).interviewRun(workspace, name, options)),
    )
  interview
    .command('choose')
    .description('typical and extreme customers of each persona to invite, with the reason')
    .option('--persona <id>', 'of this one only')
    .option('--typical <n>', 'how many typical ones of each')
    .option('--extreme <n>', 'how many extreme ones of each')
    .option('--out <file>', 'write them as a list that "interview send --to" takes')
    .addOption(asOf())
    .addOption(json())
    .action(runCommand(async (workspace, options) => (await import('./app/interview.js')).interviewChoose(workspace, options)))
  interview
    .command('send')
    .description('invite customers to an interview; zhiyin start sends the invitations')
    .argument('<guide>', "a guide's name or file")
    .requiredOption('--to <segment>', 'a saved segment, a question about customers, or a file with customer ids')
    .option('--settings <file>', 'purpose, waves, reminders, quiet times, caps, quotas, incentives (JSON)')
    .option('--privacy <kind>', 'anonymous, pseudonymous or identified')
    .option('--quota <n>', 'stop at so many completes')
    .option('--channels <names>', 'in order, such as discord,slack,web')
    .option('--links <file>', 'write private links for those whom no channel reaches')
    .option('--dry-run', 'only say who would be reached')
    .addOption(asOf())
    .addOption(json())
    .action(
      runCommand(async (workspace, guide, options) =>
        (await import('./app/survey-send.js')).interviewSend(workspace, guide, options),
      ),
    )
  interview
    .command('transcript')
    .description('word for word, with times and memos')
    .argument('<id>')
    .addOption(json())
    .action(
      runCommand(async (workspace, id, options) =>
        (await import('./app/interview.js')).interviewTranscript(workspace, id, options),
      ),
    )
  interview
    .command('memo')
    .description('a thought beside an interview')
    .argument('<id>')
    .argument('<text>')
    .option('--line <n>', 'beside this line of the transcript')
    .option('--as <user>', 'who writes it')
    .action(
      runCommand(async (workspace, id, text, options) =>
        (await import('./app/interview.js')).interviewMemo(workspace, id, text, options),
      ),
    )
  interview
    .command('export')
    .description('the transcript as Markdown, JSON, or HTML that Word opens')
    .argument('<id>')
    .option('--format <format>', 'md, json or html', 'md')
    .option('--out <file>', 'file to write')
    .action(
      runCommand(async (workspace, id, options) => (await import('./app/interview.js')).interviewExport(workspace, id, options)),
    )
}

function addPeople(program: Command): void {
  const segment = program.command('segment').description('groups of customers, saved by name')
  segment
    .command('save')
    .description('the customers of a question get a name')
    .argument('<name>')
    .argument('<question>')
    .option('--replace', 'in the place of one that has the name')
    .addOption(asOf())
    .addOption(json())
    .action(
      runCommand(async (workspace, name, question, options) =>
        (await import('./app/segments.js')).segmentSave(workspace, name, question, options),
      ),
    )
  segment
    .command('list')
    .description('all, with what they mean')
    .addOption(asOf())
    .addOption(json())
    .action(runCommand(async (workspace, options) => (await import('./app/segments.js')).segmentList(workspace, options)))
  segment
    .command('show')
    .description('one, with its size')
    .argument('<name>')
    .addOption(asOf())
    .addOption(json())
    .action(
      runCommand(async (workspace, name, options) => (await import('./app/segments.js')).segmentShow(workspace, name, options)),
    )
  segment
    .command('forget')
    .argument('<name>')
    .action(runCommand(async (workspace, name) => (await import('./app/segments.js')).segmentForget(workspace, name)))

  program
    .command('contacts')
    .description('where customers can be reached')
    .command('import')
    .description('CSV with customer_id, platform, workspace, user')
    .argument('<file>')
    .addOption(json())
    .action(
      runCommand(async (workspace, file, options) =>
        (await import('./app/study/contacts.js')).contactsImport(workspace, file, options),
      ),
    )

  const roles = program.command('roles').description('who may ask, send surveys, govern')
  roles
    .command('list')
    .addOption(json())
    .action(runCommand(async (workspace, options) => (await import('./app/roles.js')).rolesList(workspace, options)))
  roles
    .command('grant')
    .description('admin, researcher, member or customer, to platform:workspace:user')
    .argument('<role>')
    .argument('<who>', 'such as slack:T012AB3C4:U061F7AUR')
    .option('--group', 'it is a user group (Slack) or a role (Discord)')
    .action(
      runCommand(async (workspace, role, who, options) =>
        (await import('./app/roles.js')).rolesGrant(workspace, role, who, options),
      ),
    )
  roles
    .command('revoke')
    .argument('<who>')
    .option('--group', 'it is a user group (Slack) or a role (Discord)')
    .action(runCommand(async (workspace, who, options) => (await import('./app/roles.js')).rolesRevoke(workspace, who, options)))

  const privacy = program.command('privacy').description("a person's rights")
  privacy
    .command('export')
    .description('everything that is kept about a customer, as JSON')
    .argument('<customer>')
    .option('--out <file>', 'file to write')
    .action(
      runCommand(async (workspace, customer, options) =>
        (await import('./app/privacy.js')).privacyExport(workspace, customer, options),
      ),
    )
  privacy
    .command('erase')
    .description('everything about a customer, in both stores')
    .argument('<customer>')
    .option('--yes', 'without asking once more')
    .addOption(json())
    .action(
      runCommand(async (workspace, customer, options) =>
        (await import('./app/privacy.js')).privacyErase(workspace, customer, options),
      ),
    )
  privacy
    .command('consents')
    .description('who agreed to what, and when')
    .option('--customer <id>', 'of one customer')
    .addOption(json())
    .action(runCommand(async (workspace, options) => (await import('./app/privacy.js')).privacyConsents(workspace, options)))
}
