import { readFileSync } from 'node:fs'
import { Command, CommanderError, Option } from 'commander'
import { runCommand } from './app/run-command.js'
import { addFieldwork } from './cli-fieldwork.js'

/** The command table. Each action loads its own room, so that a question does not wait for charts or surveys. */
const program = new Command('zhiyin')
  .description('知音 Zhiyin: ask your customers, hear them, know your segments.')
  .option('--home <dir>', 'home folder with all state (default: ZHIYIN_HOME, else .zhiyin)')
  .version(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version)
  .showHelpAfterError('(zhiyin --help lists the commands)')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()

const asOf = () => new Option('--as-of <date>', 'the day on which it is asked, YYYY-MM-DD (default: today)')
const json = () => new Option('--json', 'one JSON document on standard output, and nothing else there')

program
  .command('demo')
  .description('make a small brand in a fresh home, run everything on it, open the chat')
  .option('--no-chat', 'stop before the chat')
  .option('--customers <n>', 'size of the brand', '5000')
  .option('--seed <n>', 'seed of the brand', '1')
  .addOption(asOf())
  .action(runCommand(async (workspace, options) => (await import('./app/demo.js')).demoCommand(workspace, options)))

program
  .command('import')
  .description('read files or folders: what landed, what was set aside, and why')
  .argument('<paths...>')
  .option('--preset <name>', "another system's export: taobao, shopify … (data/presets)")
  .option('--mapping <file>', 'a mapping file of your own')
  .option('--kind <kind>', 'what the files hold, where name and header do not tell')
  .addOption(json())
  .action(
    runCommand(async (workspace, paths, options) => (await import('./app/import.js')).importCommand(workspace, paths, options)),
  )

program
  .command('refresh')
  .description('recompute language results, tags and personas where something changed')
  .option('--full', 'from scratch')
  .addOption(asOf())
  .addOption(json())
  .action(runCommand(async (workspace, options) => (await import('./app/refresh.js')).refreshCommand(workspace, options)))

program
  .command('ask')
  .description('answer a question in Chinese or English; "-" reads one a line from standard input')
  .argument('<question>')
  .option('--thread <name>', 'the lines are turns of one conversation, kept under this name')
  .option('--explain', 'show the typed query and its SQL')
  .addOption(asOf())
  .addOption(json())
  .action(
    runCommand(async (workspace, question, options) => (await import('./app/ask.js')).askCommand(workspace, question, options)),
  )

program
  .command('analyze')
  .description('sentiment, keywords, opinions, quality and masked text of texts ("-": one a line from standard input)')
  .argument('<texts...>')
  .addOption(json())
  .action(
    runCommand(async (workspace, texts, options) =>
      (await import('./app/language.js')).analyzeCommand(workspace, texts, options),
    ),
  )

const language = program.command('language').description('score, rebuild and extend what reads the texts')
language
  .command('evaluate')
  .description('score labelled texts (CSV or TSV with label and text)')
  .argument('<file>')
  .addOption(json())
  .action(
    runCommand(async (workspace, file, options) =>
      (await import('./app/language-evaluate.js')).languageEvaluate(workspace, file, options),
    ),
  )
language
  .command('train')
  .description('rebuild the shipped models from the public training data')
  .option('--from <folder>', 'the folder that holds language/train (default: ZHIYIN_SHARED_DATA)')
  .addOption(json())
  .action(runCommand(async (workspace, options) => (await import('./app/language-train.js')).languageTrain(workspace, options)))
language
  .command('words')
  .description("new words in the brand's own texts")
  .addOption(json())
  .action(runCommand(async (workspace, options) => (await import('./app/language-words.js')).languageWords(workspace, options)))

program
  .command('chat')
  .description('the console channel: ask, and be surveyed')
  .option('--as <user>', 'who is talking')
  .option('--script <file>', "play the file's lines as the person's messages and print the conversation")
  .addOption(asOf())
  .action(runCommand(async (workspace, options) => (await import('./app/chat.js')).chatCommand(workspace, options)))

addFieldwork(program)

const personas = program.command('personas').description('who the customers are, with evidence')
personas
  .command('build')
  .description('discover personas anew')
  .addOption(asOf())
  .addOption(json())
  .action(runCommand(async (workspace, options) => (await import('./app/personas.js')).personasBuild(workspace, options)))
personas
  .command('list')
  .description('the personas, their sizes and moves')
  .addOption(json())
  .action(runCommand(async (workspace, options) => (await import('./app/personas.js')).personasList(workspace, options)))
personas
  .command('show')
  .description('the seven-dimension sheet of one persona')
  .argument('<id>')
  .addOption(json())
  .action(runCommand(async (workspace, id, options) => (await import('./app/personas.js')).personasShow(workspace, id, options)))
personas
  .command('export')
  .description('all sheets as JSON, Markdown and HTML')
  .option('--out <dir>', 'folder to write to', 'personas')
  .option('--format <format>', 'json, md, html or all', 'all')
  .action(runCommand(async (workspace, options) => (await import('./app/personas.js')).personasExport(workspace, options)))

program
  .command('digest')
  .description('the weekly persona digest: Markdown, one HTML page, PNG charts')
  .option('--week <week>', 'ISO week such as 2026-W46 (default: the last complete one)')
  .option('--out <dir>', 'folder to write to')
  .addOption(asOf())
  .addOption(json())
  .action(runCommand(async (workspace, options) => (await import('./app/digest.js')).digestCommand(workspace, options)))

const tags = program.command('tags').description('what is true of a customer')
tags
  .command('list')
  .description('the catalog, by family')
  .addOption(json())
  .action(runCommand(async (workspace, options) => (await import('./app/tags.js')).tagsList(workspace, options)))
tags
  .command('show')
  .description("a tag's definition and distribution")
  .argument('<name>')
  .addOption(asOf())
  .addOption(json())
  .action(runCommand(async (workspace, name, options) => (await import('./app/tags.js')).tagsShow(workspace, name, options)))
tags
  .command('who')
  .description('the customers with a tag: NAME or NAME=VALUE')
  .argument('<name>')
  .addOption(asOf())
  .addOption(json())
  .action(runCommand(async (workspace, name, options) => (await import('./app/tags.js')).tagsWho(workspace, name, options)))

const people = program.command('people').description('one person, one file: how identities were joined')
people
  .command('why')
  .description('why are these one?')
  .argument('<customer>')
  .argument('[other]')
  .addOption(json())
  .action(
    runCommand(async (workspace, one, other, options) =>
      (await import('./app/identities.js')).whyOne(workspace, one, other, options),
    ),
  )
people
  .command('split')
  .description('from now on the customer is somebody else than that one, or than everyone it was joined with')
  .argument('<customer>')
  .argument('[other]')
  .addOption(json())
  .action(
    runCommand(async (workspace, one, other, options) =>
      (await import('./app/identities.js')).splitPeople(workspace, one, other, options),
    ),
  )
people
  .command('join')
  .description('the two are one person, whatever they share; takes a split back')
  .argument('<customer>')
  .argument('<other>')
  .addOption(json())
  .action(
    runCommand(async (workspace, one, other, options) =>
      (await import('./app/identities.js')).joinPeople(workspace, one, other, options),
    ),
  )

program
  .command('start')
  .description('the bot: every configured channel, the page, the scheduler')
  .action(runCommand(async (workspace) => (await import('./app/start.js')).startCommand(workspace)))

program
  .command('doctor')
  .description('what is configured, what works, what is missing and how to get it')
  .addOption(json())
  .action(runCommand(async (workspace, options) => (await import('./app/doctor.js')).doctorCommand(workspace, options)))

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error
  // Help and version are answers; everything else is wrong use (exit code 2).
  process.exitCode = error.exitCode === 0 ? 0 : 2
})
