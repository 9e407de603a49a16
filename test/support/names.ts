export const packageName = 'n8n-nodes-googlephotos';
export const nodeType = `${packageName}.googlePhotos`;
export const triggerType = `${packageName}.googlePhotosPickerTrigger`;
export const credentialType = 'googlePhotosOAuth2Api';
