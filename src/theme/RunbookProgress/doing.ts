export { Bar } from './Bar.tsx';
export { Outcomes } from '../RunbookStep/Outcome/Outcomes.tsx';
