"""Seconds per epoch of one of the assignment's nine runs in PyTorch, on random pictures.

The networks and losses are a reference module's, given by its path. An epoch is the original's: shuffled
batches, a validation batch in evaluation mode, and six predictions fetched. Prints one line of JSON:
{"torch": ..., "device": ..., "seconds": [one for each timed epoch]}
Exit code 2: this Python or machine lacks what was asked for; one sentence on standard error says what."""
import argparse
import importlib.util
import json
import os
import sys
import time

# cell of the original: network, loss, learning rate (as in SegLab's AssignmentRuns; the losses in their stable forms)
RUNS = {
    'In[18]': ('SegNet', 'bce_loss', 1e-3),
    'In[22]': ('SegNet2', 'bce_loss', 1e-3),
    'In[25]': ('SegNet', 'dice_loss', 1e-3),
    'In[28]': ('SegNet', 'focal_loss_onesided', 1e-3),
    'In[31]': ('SegNet2', 'tversky_loss', 1e-3),
    'In[34]': ('UNet', 'bce_loss', 1e-3),
    'In[36]': ('UNet', 'tversky_loss', 1e-3),
    'In[39]': ('UNet2', 'bce_loss', 1e-4),
    'In[42]': ('DilatedSegNet', 'bce_loss', 1e-3),
}


def lacking(what):
    print(what, file=sys.stderr)
    sys.exit(2)


parser = argparse.ArgumentParser()
parser.add_argument('cell', choices=list(RUNS))
parser.add_argument('--reference', required=True, help='the module with the networks (MODELS) and losses')
parser.add_argument('--device', default='cuda')
parser.add_argument('--size', type=int, default=256)
parser.add_argument('--batch', type=int, default=25)
parser.add_argument('--images', type=int, default=100, help='training pictures')
parser.add_argument('--warmup', type=int, default=1, help='epochs before those that are timed')
parser.add_argument('--epochs', type=int, default=3)
parser.add_argument('--threads', type=int, default=0, help="the CPU's; 0 for torch's own choice")
parser.add_argument('--precision', default='Float32', choices=['Float32', 'BFloat16', 'TensorFloat32'])
parser.add_argument('--compile', action='store_true', help='torch.compile the network')
options = parser.parse_args()

try:
    import torch
except ImportError:
    lacking('This Python has no torch.')
if options.device.startswith('cuda') and not torch.cuda.is_available():
    lacking("This Python's torch %s finds no CUDA." % torch.__version__)
if options.compile and not hasattr(torch, 'compile'):
    lacking("This Python's torch %s has no torch.compile, which came with 2.0." % torch.__version__)
if options.threads:
    torch.set_num_threads(options.threads)

folder, file = os.path.split(os.path.abspath(options.reference))
sys.path.insert(0, folder)
spec = importlib.util.spec_from_file_location('reference', options.reference)
reference = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reference)

network, loss, rate = RUNS[options.cell]
loss = getattr(reference, loss)
device = torch.device(options.device)
torch.manual_seed(42)
model = reference.MODELS[network]().to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=rate)
pictures = torch.rand(options.images, 3, options.size, options.size, device=device)
masks = (torch.rand(options.images, 1, options.size, options.size, device=device) > 0.7).float()
step = torch.compile(model) if options.compile else model

# torch allows convolutions TensorFloat32 by default.
torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = options.precision == 'TensorFloat32'


def predict(pictures):
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=options.precision == 'BFloat16'):
        return step(pictures).float()


def wait():
    if device.type == 'cuda':
        torch.cuda.synchronize()


seconds = []
for epoch in range(options.warmup + options.epochs):
    wait()
    started = time.perf_counter()
    model.train()
    total = torch.zeros((), device=device)
    for chosen in torch.randperm(options.images, device=device).split(options.batch):
        optimizer.zero_grad()
        value = loss(masks[chosen], predict(pictures[chosen]))
        value.backward()
        optimizer.step()
        total += value.detach()
    model.eval()
    with torch.no_grad():
        logits = predict(pictures[:options.batch])
        (float(total), float(loss(masks[:options.batch], logits)))
        (logits[:6] > 0).cpu()
    wait()
    if epoch >= options.warmup:
        seconds.append(time.perf_counter() - started)

name = torch.cuda.get_device_name(device) if device.type == 'cuda' else 'cpu'
print(json.dumps({'torch': torch.__version__, 'device': name, 'seconds': seconds}))
