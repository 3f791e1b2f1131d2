import { faultInjector } from '../../helpers/faultInjector.ts'
import { openInNextForm } from './faultActs.ts'

/** `node migrateUntilKilled.ts ROOT FOLDER WRITE`: brings a book to a newer form, and dies at that write. */
const [root = '', folder = '', write = '1'] = process.argv.slice(2)
faultInjector().arm({ at: Number(write), error: 'EIO', isLasting: false, kills: true })
openInNextForm(root, folder)
