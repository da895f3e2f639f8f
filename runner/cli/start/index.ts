#!/usr/bin/env node
import { Chunks } from './chunks.ts';
import { openCodeCache } from './codeCache.ts';
import { mainFile } from './mainFile.ts';

const chunks = new Chunks(import.meta.dirname, openCodeCache(process.env));
process.once('exit', () => chunks.save());
chunks.require(mainFile());
