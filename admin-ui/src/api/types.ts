import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

/* The API's own names, out of the generated document: a renamed field fails the build. */
export type Admin = Schemas['Admin'];
export type AppWarning = Schemas['AppWarning'];
export type AuthorizationCode = Schemas['AuthorizationCode'];
export type AuthorizationPolicy = Token['authorization'];
export type Channel = Push['channel'];
export type Check = Status['checks'][number];
export type Domain = Schemas['Domain'];
export type DomainInput = Schemas['DomainInput'];
export type Message = Schemas['Message'];
export type Problem = Schemas['Problem'];
export type Push = Schemas['Push'];
export type SmsPreview = Schemas['SmsPreview'];
export type SmsTemplate = Schemas['SmsTemplate'];
export type SmsTemplateInput = Schemas['SmsTemplateInput'];
export type SmtpPreview = Schemas['FramedSmtpPreview'];
export type SmtpTemplate = Schemas['SmtpTemplate'];
export type SmtpTemplateInput = Schemas['SmtpTemplateInput'];
export type Status = Schemas['Status'];
export type TemplateVersion = Schemas['TemplateVersion'];
export type Token = Schemas['Token'];
export type TokenInput = Schemas['TokenInput'];
export type TokenPatch = Schemas['TokenPatch'];
export type TokenQr = Schemas['TokenQr'];
export type User = Schemas['User'];
export type UserInput = Schemas['UserInput'];
export type Wildcard = Schemas['Wildcard'];

/** One page of a list. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
