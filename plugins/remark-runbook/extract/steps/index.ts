import type { StepKind } from '../../schema/steps/index.ts';
import { readApprove } from './approve.ts';
import { readBrowser } from './browser.ts';
import { readCall } from './call.ts';
import { readChoose } from './choose.ts';
import { readEdit } from './edit.ts';
import { readFile } from './file.ts';
import { readHttp } from './http.ts';
import { readManual } from './manual.ts';
import { readRequire } from './require.ts';
import { readSql } from './sql.ts';
import { readShell } from './shell.ts';
import type { StepReader } from './stepParts.ts';
import { readWait } from './wait.ts';

export const stepReaders = {
	shell: readShell,
	http: readHttp,
	require: readRequire,
	edit: readEdit,
	file: readFile,
	sql: readSql,
	wait: readWait,
	manual: readManual,
	approve: readApprove,
	choose: readChoose,
	call: readCall,
	browser: readBrowser,
} satisfies { [K in StepKind]: StepReader<K> };
