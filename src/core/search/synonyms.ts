import { stem } from './terms';

/**
 * Words that papers and the people who look for them use for one another: everyday and learned words for the body, for
 * persons, and for what research does. Written from general knowledge, for no collection; each line is one meaning, and a
 * word may stand in several.
 */
const SETS = `
heart cardiac cardiovascular heartbeat
lung pulmonary lungs
kidney renal
liver hepatic
brain cerebral neural neurological
stomach gastric
gut bowel intestinal gastrointestinal colon
skin dermatology cutaneous dermal
eye ocular ophthalmic retinal ophthalmology
bone skeletal osseous orthopedic
muscle muscular
blood hematologic hemodynamic
vessel vascular artery arterial
breath breathing respiratory respiration
breast mammary mammography
knee joint articular
tooth teeth dental
throat laryngeal larynx
mouth oral
womb uterine
nerve neural neuronal
cell cellular
gene genetic genomic
cancer tumor carcinoma oncology malignant malignancy neoplasm
lump lesion nodule mass tumor
illness disease disorder condition sickness
sick ill
infection infectious sepsis
stroke cerebrovascular
diabetes diabetic glycemic
fat obesity obese adipose
sugar glucose
sadness depression depressive
fear anxiety nervous
feeling emotion emotional affective mood
mental psychiatric psychological
tired fatigue exhaustion
stress stressed tension
memory cognitive cognition
dementia alzheimer
pain ache painful nociception
sleep asleep nocturnal
night nocturnal sleep overnight
fall falling
death mortality die dying fatal lethal
alive survival survive
child pediatric children infant
baby newborn neonatal infant
old elderly older aged senior
age aging ageing
woman female women
man male men
pregnancy prenatal fetal maternal
doctor physician clinician
specialist expert
nurse nursing
patient subject
hospital clinical inpatient
surgery surgical operation operative
surgeon surgical
keyhole laparoscopic endoscopic
drug medication medicine pharmaceutical
medicine medical healthcare
treatment therapy therapeutic
cure treatment
care healthcare
vaccine vaccination immunization
diet nutrition nutritional
exercise physical activity
walk gait walking
movement motion motor
arm limb hand
examination exam test
symptom sign
check screening
picture image photo photograph imaging
film video movie clip
camera video
xray radiograph radiography
scan imaging tomography
ultrasound sonography echocardiography sonogram
sound acoustic audio
voice speech vocal spoken
talk speech conversation dialogue
noise artifact clutter
recording signal trace waveform
wave waveform signal
watch smartwatch wearable wristband wrist
phone mobile smartphone
chip microcontroller hardware
device apparatus instrument
tool instrument
pulse heartbeat photoplethysmography
record note chart
letter note document
report reporting
text textual document
word term lexical
name entity
question query
answer response
chatbot conversational assistant dialogue
machine computer automatic automated
computer computational
robot robotic
find detect locate identify retrieve
detect recognize identify spot discover
guess predict estimate infer
predict forecast prognosis anticipate
forecast prognosis prediction
early advance
alarm alert warning
measure estimate quantify
sort classify categorize
group cluster
divide segment partition
outline segmentation contour delineation
make generate create produce
fake synthetic artificial generated
copy replicate reproduce
fix repair correct restore
clean denoise
improve enhance refine
change alter modify
compare comparison versus
explain interpret explanation
explainable interpretable transparent
trust reliability trustworthy reliable
mistake error failure
wrong incorrect erroneous
invent hallucinate fabricate
teach train learn
training learning
pretrained pretraining foundation
label annotation annotated
dataset corpus database
benchmark evaluation
test evaluate assess
overview review survey
method approach technique
model network
fast rapid quick
small lightweight compact tiny
big large
cheap inexpensive low-cost
hard difficult challenging
strange abnormal anomalous unusual
abnormal anomaly outlier
normal healthy
risk hazard
danger threat dangerous
attack adversarial spoof
privacy anonymization confidential
secure security
fair bias fairness
cause causal etiology
effect influence impact
link association relation
increase rise elevated
decrease reduce decline lower
high elevated
lack deficiency shortage absence
protect prevent
spread transmission
place location position
left right
missing incomplete absent
irregular uneven
game gaming serious
law legal regulation
money cost economic
user human
aircraft airplane
speed velocity
heat thermal temperature
library bibliographic
search retrieval
head cranial skull
spine spinal vertebral back
chest thoracic thorax
belly abdomen abdominal
face facial
ear hearing auditory
nose nasal
hair follicle
neck cervical
hip femoral
foot ankle
finger digit hand
leg limb
hormone endocrine
immune immunity immunological
allergy allergic
asthma bronchial
cough coughing
fever temperature febrile
swelling edema
bleeding hemorrhage haemorrhage
clot thrombosis thrombus embolism
bruise injury
wound injury trauma lesion
burn thermal
scar fibrosis
lame paralysis paralyzed
seizure epilepsy epileptic
headache migraine
dizziness vertigo
hypertension pressure
heartbeat rhythm pulse
flutter fibrillation arrhythmia
attack infarction
murmur phonocardiogram auscultation
stethoscope auscultation
pacemaker defibrillator implantable
virus viral
bacteria bacterial
germ pathogen microbe
covid coronavirus pandemic
outbreak epidemic epidemiology
poison toxic toxicity
alcohol drinking ethanol
smoking tobacco cigarette
weight mass
height stature
birth delivery
teenager adolescent
student learner
worker employee staff
team group crew
ambulance emergency
ward hospital inpatient unit
bedside monitoring
intensive critical icu
visit encounter consultation
discharge readmission
insurance billing claims
code coding
form template
rule guideline
law regulation legal
ethics ethical moral
family caregiver relative
home residential remote
remote contactless distant telemedicine
touch contact tactile
needle injection
tube catheter
pill capsule tablet
dose dosage
side adverse
bottle container
lab laboratory
sample specimen
slide histology pathology
tissue histological
protein proteomic
chemical compound molecule
light optical photon
radio wireless radiofrequency
magnet magnetic mri
electric electrical
electrode channel lead sensor
sensor device electrode
battery energy power
real-time live online
delay latency
rate frequency
mean average
number count
size dimension volume
shape morphology geometry
edge boundary border
color colour chromatic
bright brightness intensity
blurry blur
sharp resolution
zoom magnification
three-dimensional volumetric
slice section
map mapping atlas
path trajectory route
tree hierarchical
graph network
step stage phase
part segment component region
area region
whole entire global
small tiny
few scarce limited
rare uncommon infrequent
common frequent
new novel
old previous prior
first initial
last final
best optimal
worst poor
good effective
bad harmful poor
simple basic
complex complicated
useful helpful
necessary required
similar like alike resembling
different distinct various
same identical
hidden latent
mixed hybrid
combine fuse fusion integrate merge
separate disentangle split
choose select selection
collect gather acquisition
share sharing federated
store memory
send transmit
look gaze visual
see vision visual
hear auditory
read reading interpret
write writing author
understand comprehension comprehend
think reasoning reason
decide decision
plan planning
remember memory
know knowledge
believe confidence
sure certain confident
doubt uncertainty uncertain
guess hypothesis
idea concept
opinion sentiment
goal objective aim
problem challenge
solution solve
rating score
grade grading severity
level degree
limit threshold
range interval
noise noisy
gap missing
zero-shot unseen
unseen novel unknown
example instance sample shot
data dataset
big-data large-scale
website web internet
program software
app application
language linguistic
foreign multilingual
translate translation
summarize summary summarization
story narrative
hint prompt cue
instruction command
agent assistant
tutor teacher
reward reinforcement
rank ranking
match matching align
pair pairing
join link linking
filter filtering
boost enhancement gain
loss cost
`;

const RELATED = new Map<string, Set<string>>();
for (const line of SETS.trim().split('\n')) {
  const stems = line.split(' ').map(stem);
  for (const one of stems) {
    const known = RELATED.get(one) ?? new Set<string>();
    for (const other of stems) if (other !== one) known.add(other);
    RELATED.set(one, known);
  }
}

/** Stems of words that may be meant where a paper does not use the word with this stem. */
export function synonymsOf(stemmed: string): readonly string[] {
  return [...(RELATED.get(stemmed) ?? [])];
}
