// Checks built manifests against the schemas of the API and against the rules below. Exits non-zero if
// there is a fault. Part of deploy/check-kubernetes, which names the source of the schemas.
//
//   run: node check-manifests.mjs <folder of node modules> <built manifest>...
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...files] = process.argv.slice(2);
const load = path => import(pathToFileURL(`${modules}/${path}`).href);
const yaml = await load('yaml/dist/index.js');

// The package and the name prefix of the schemas of each API. Other APIs, and kinds without a schema, are
// faults.
const SCHEMAS = {
  'v1': 'kubernetes-models/_schemas/IoK8sApiCoreV1',
  'apps/v1': 'kubernetes-models/_schemas/IoK8sApiAppsV1',
  'autoscaling/v2': 'kubernetes-models/_schemas/IoK8sApiAutoscalingV2',
  'networking.k8s.io/v1': 'kubernetes-models/_schemas/IoK8sApiNetworkingV1',
  'policy/v1': 'kubernetes-models/_schemas/IoK8sApiPolicyV1',
  'serving.knative.dev/v1': '@kubernetes-models/knative/_schemas/DevKnativeServingPkgApisServingV1',
};

let faults = 0;
let build;
const fault = (object, message) => {
  faults++;
  console.error(`${build}: ${object.kind} ${object.metadata?.name}: ${message}`);
};

// The compiled schemas accept unknown properties. But they read all known ones, so a property that was
// not read is unknown.
const watched = (value, read) => {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      read.add(target, key);
      return watched(target[key], read);
    },
  });
};

class Reads {
  #keys = new Map();

  add(object, key) {
    this.#keys.set(object, (this.#keys.get(object) ?? new Set()).add(key));
  }

  // Properties below an unknown one are not reported.
  unknown(value, path = '') {
    if (value === null) return [`${path} has no value`];
    if (typeof value !== 'object') return [];
    return Object.keys(value).flatMap(key =>
      this.#keys.get(value)?.has(key)
        ? this.unknown(value[key], `${path}/${key}`)
        : [`${path}/${key}: no such property`]);
  }
}

const checkSchema = async object => {
  const prefix = SCHEMAS[object.apiVersion];
  const schema = prefix && await load(`${prefix}${object.kind}.js`).catch(() => undefined);
  if (!schema) {
    fault(object, `no schema for ${object.apiVersion}`);
    return;
  }
  const reads = new Reads();
  if (!schema.validate(watched(object, reads))) {
    // The compiled schemas have no messages.
    schema.validate.errors.forEach(({ instancePath, keyword, params }) =>
      fault(object, `${instancePath} breaks '${keyword}': ${JSON.stringify(params)}`));
  }
  reads.unknown(object).forEach(message => fault(object, message));
};

const isKnative = object => object.apiVersion.startsWith('serving.knative.dev/');
const templateOf = object => object.spec?.template?.spec?.containers ? object.spec.template : undefined;

const checkContainer = (object, pod, container) => {
  const security = { ...pod.securityContext, ...container.securityContext };
  const want = (holds, message) => holds || fault(object, `container ${container.name}: ${message}`);
  want(security.runAsNonRoot === true && security.runAsUser > 0, 'it may run as root');
  want(security.readOnlyRootFilesystem === true, 'its root file system can be written to');
  want(security.allowPrivilegeEscalation === false && !security.privileged, 'it may gain privileges');
  want(security.capabilities?.drop?.includes('ALL') && !security.capabilities.add, 'it does not drop ALL capabilities');
  want(security.seccompProfile?.type === 'RuntimeDefault', 'its seccomp profile is not RuntimeDefault');
  want(container.resources?.requests?.cpu && container.resources.requests.memory, 'it requests no CPU or no memory');
  want(container.resources?.limits?.memory, 'it has no limit of memory');
  want(/:[^/:]+$/.test(container.image) && !container.image.endsWith(':latest'),
    `image ${container.image} has no fixed tag`);
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
    want(container[probe], `it has no ${probe}`);
    const port = container[probe]?.httpGet?.port;
    const ports = (container.ports ?? []).flatMap(({ name, containerPort }) => [name, containerPort]);
    want(port === undefined || ports.includes(port), `${probe} asks at port ${port}, which it does not have`);
  }
  for (const { name, mountPath } of container.volumeMounts ?? []) {
    const claims = object.spec.volumeClaimTemplates?.map(({ metadata }) => metadata);
    const volumes = [...pod.volumes ?? [], ...claims ?? []];
    want(volumes.some(volume => volume.name === name), `${mountPath}: there is no volume ${name}`);
  }
  const delay = container.env?.find(({ name }) => name === 'QUARKUS_SHUTDOWN_DELAY')?.value;
  // Knative has no other setting for the termination time.
  const grace = isKnative(object) ? pod.timeoutSeconds : pod.terminationGracePeriodSeconds;
  want(delay === undefined || parseInt(delay) + 5 <= grace, `${grace} s to end are too few for a delay of ${delay}`);
};

const checkPod = (object, { metadata, spec }) => {
  const want = (holds, message) => holds || fault(object, message);
  [...spec.initContainers ?? [], ...spec.containers].forEach(container => checkContainer(object, spec, container));
  want(spec.automountServiceAccountToken === false, 'its pods get a token for the API of the cluster');
  want(!spec.hostNetwork && !spec.hostPID && !spec.hostIPC, 'its pods share a namespace of the machine');
  for (const { topologyKey, labelSelector } of spec.topologySpreadConstraints ?? []) {
    want(matches(labelSelector, metadata.labels), `the spread over ${topologyKey} does not count its own pods`);
  }
};

// Fields that the webhook of Knative refuses without feature flags; its schema allows all fields of a pod.
const checkKnative = object => {
  const want = (holds, message) => holds || fault(object, message);
  const { metadata, spec } = object.spec.template;
  const taken = ['containerConcurrency', 'timeoutSeconds', 'serviceAccountName', 'automountServiceAccountToken',
    'enableServiceLinks', 'containers', 'volumes'];
  Object.keys(spec).filter(key => !taken.includes(key)).forEach(key => fault(object, `Knative does not take ${key}`));
  spec.containers.flatMap(({ env }) => env ?? []).forEach(({ name, valueFrom }) =>
    want(!valueFrom?.fieldRef && !valueFrom?.resourceFieldRef, `Knative does not take a field as the value of ${name}`));
  want(spec.containerConcurrency === 0, 'containerConcurrency is not 0: requests would queue behind long polls');
  want(spec.timeoutSeconds > 60, 'timeoutSeconds is not above 60: long polls would be cut off');
  want(metadata.annotations?.['autoscaling.knative.dev/min-scale'] >= 1, 'it may have no pod at all');
  want(object.metadata.labels?.['networking.knative.dev/visibility'] === 'cluster-local',
    '/q/ is open to the outside');
};

const matches = (selector, labels) => !selector?.matchExpressions &&
  Object.entries(selector?.matchLabels ?? {}).every(([key, value]) => labels?.[key] === value);

const portsOf = templates =>
  templates.flatMap(({ spec }) => spec.containers).flatMap(({ ports }) => ports ?? []);

const checkNetworkPolicy = (object, templates) => {
  const want = (holds, message) => holds || fault(object, message);
  const selected = selector => templates.filter(template => matches(selector, template.metadata.labels));
  want(selected(object.spec.podSelector).length === 1, 'its selector does not match the pods of one kind');
  want(object.spec.policyTypes?.length === 2, 'it does not say both, Ingress and Egress');
  const rules = [...(object.spec.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports })),
    ...(object.spec.egress ?? []).map(({ to, ports }) => ({ peers: to, ports, egress: true }))];
  for (const { peers, ports, egress } of rules) {
    want(ports, 'a rule is for every port');
    want(peers || ports?.every(({ port }) => port === 53), 'a rule is for everybody');
    for (const { podSelector, namespaceSelector } of peers ?? []) {
      if (!podSelector || namespaceSelector) continue;
      const found = selected(podSelector);
      want(found.length === 1, `no pod has the labels ${JSON.stringify(podSelector.matchLabels)}`);
      const to = egress ? found : selected(object.spec.podSelector);
      const known = portsOf(to).map(({ containerPort }) => containerPort);
      ports?.forEach(({ port }) => want(known.includes(port), `nobody listens at port ${port}`));
    }
  }
};

// References between objects must resolve within the same build.
const checkTogether = objects => {
  const workloads = objects.filter(templateOf);
  const templates = workloads.map(templateOf);
  const ofKind = kind => objects.filter(object => object.kind === kind);
  const has = (kind, name) => ofKind(kind).some(object => object.metadata.name === name);

  for (const object of workloads) {
    const { spec } = templateOf(object);
    const labels = templateOf(object).metadata.labels;
    const want = (holds, message) => holds || fault(object, message);
    want(isKnative(object) || matches(object.spec.selector, labels), 'its selector does not match its own pods');
    want(ofKind('NetworkPolicy').some(policy => matches(policy.spec.podSelector, labels)),
      'no NetworkPolicy is for its pods');
    want(!spec.serviceAccountName || has('ServiceAccount', spec.serviceAccountName),
      `there is no account ${spec.serviceAccountName}`);
    for (const { name, value } of spec.containers.flatMap(({ env }) => env ?? [])) {
      const host = name === 'WORKBINS_REDIS_HOSTS' && new URL(value).hostname;
      want(!host || has('Service', host), `there is no Service ${host} for ${name}`);
    }
  }
  ofKind('NetworkPolicy').forEach(object => checkNetworkPolicy(object, templates));
  for (const object of ofKind('PodDisruptionBudget')) {
    if (templates.filter(({ metadata }) => matches(object.spec.selector, metadata.labels)).length !== 1) {
      fault(object, 'its selector does not match the pods of one kind');
    }
  }
  for (const object of ofKind('Service').filter(service => !isKnative(service))) {
    const found = templates.filter(({ metadata }) => matches({ matchLabels: object.spec.selector }, metadata.labels));
    if (found.length !== 1) fault(object, 'its selector does not match the pods of one kind');
    const ports = portsOf(found);
    for (const { targetPort } of object.spec.ports) {
      if (!ports.some(({ name, containerPort }) => targetPort === name || targetPort === containerPort)) {
        fault(object, `no pod has the port ${targetPort}`);
      }
    }
  }
  for (const object of ofKind('HorizontalPodAutoscaler')) {
    const target = objects.find(({ kind, metadata }) =>
      kind === object.spec.scaleTargetRef.kind && metadata.name === object.spec.scaleTargetRef.name);
    if (!target) fault(object, 'what it scales is not there');
    if (target?.spec.replicas !== undefined) fault(target, 'it says `replicas` beside an autoscaler');
  }
  for (const object of ofKind('Ingress')) {
    for (const { path, pathType, backend } of object.spec.rules.flatMap(({ http }) => http.paths)) {
      if (!has('Service', backend.service?.name)) fault(object, `${path}: there is no Service for it`);
      if (path === '/' ? pathType !== 'Exact' : /^\/q(\/|$)/.test(path)) {
        fault(object, `${path} brings /q/ to the outside`);
      }
    }
    if (object.spec.defaultBackend) fault(object, 'a default backend brings /q/ to the outside');
  }
  ofKind('Secret').forEach(object => fault(object, 'a secret is in the repository'));
};

for (const file of files) {
  build = basename(file, '.yaml');
  const objects = yaml.parseAllDocuments(readFileSync(file, 'utf8')).map(document => document.toJS());
  for (const object of objects) await checkSchema(object);
  for (const object of objects) {
    const template = templateOf(object);
    if (template) checkPod(object, template);
    if (isKnative(object)) checkKnative(object);
  }
  checkTogether(objects);
}
if (faults > 0) process.exit(1);
const names = files.map(file => basename(file, '.yaml')).join(', ');
console.log(`deploy: ${files.length} builds of Kubernetes manifests checked: ${names}`);
