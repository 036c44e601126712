export const templatesPath = '/customization/message-templates';
export const smtpTemplatePath = `${templatesPath}/push-token/smtp`;
export const smsTemplatePath = `${templatesPath}/push-token/sms`;
